namespace AiOps.Bot.Core.Remediations;

/// <summary>Runs approved remediations.</summary>
public sealed class RemediationRunner;
