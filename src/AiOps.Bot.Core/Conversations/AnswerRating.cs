namespace AiOps.Bot.Core.Conversations;

/// <summary>Thumbs up or down under an answer.</summary>
/// <param name="Answer">The id of the reply that was rated.</param>
public sealed record AnswerRating(string Answer, bool Helpful) : ChatIntent;
