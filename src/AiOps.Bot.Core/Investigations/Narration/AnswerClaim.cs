namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>A claim as the model wrote it, before anything was checked.</summary>
internal sealed record AnswerClaim(string Text, IReadOnlyList<AnswerCite> Cites);
