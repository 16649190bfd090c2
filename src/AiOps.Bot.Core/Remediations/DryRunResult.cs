namespace AiOps.Bot.Core.Remediations;

/// <summary>What a dry run says: would it be allowed, and what exactly would be called.</summary>
public sealed record DryRunResult(bool WouldSucceed, string Detail);
