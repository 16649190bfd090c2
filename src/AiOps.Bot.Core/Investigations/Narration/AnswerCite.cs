namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>A citation as the model wrote it.</summary>
internal sealed record AnswerCite(string Evidence, string Quote);
