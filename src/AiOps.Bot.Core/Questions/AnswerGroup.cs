namespace AiOps.Bot.Core.Questions;

/// <summary>Rows that have a field in common, as shown in an answer.</summary>
/// <param name="Earlier">How many there were in the time compared with; null where none was.</param>
public sealed record AnswerGroup(string Name, long Count, long? Earlier, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
