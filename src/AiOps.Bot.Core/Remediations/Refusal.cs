namespace AiOps.Bot.Core.Remediations;

/// <summary>Why a decision was not taken, in a sentence for the person who clicked.</summary>
public sealed record Refusal(RefusalKind Kind, string Reason);
