namespace AiOps.Bot.Core.Cards;

/// <summary>One piece of evidence in short.</summary>
/// <param name="Title">What it shows, in one sentence.</param>
/// <param name="Line">The real line that shows it best, cut; null where the evidence has none.</param>
/// <param name="Tainted">True where an outsider could have written part of the line.</param>
public sealed record CardEvidence(EvidenceId Id, string Title, string? Line, DateTimeOffset? Time, bool Tainted);
