namespace AiOps.Bot.Core.Questions;

/// <summary>A change or a finding, as shown in an answer.</summary>
/// <param name="Source">Where it was read: a log group, or an incident with its evidence.</param>
public sealed record AnswerItem(DateTimeOffset Time, string Text, string Resource, string Source);
