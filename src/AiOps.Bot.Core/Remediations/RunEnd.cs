namespace AiOps.Bot.Core.Remediations;

/// <summary>How and when a run ended.</summary>
internal sealed record RunEnd(RemediationStatus Status, string Detail, DateTimeOffset At);
