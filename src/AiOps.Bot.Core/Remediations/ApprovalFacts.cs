namespace AiOps.Bot.Core.Remediations;

/// <summary>What the rules of approval look at besides the remediation: people, the operator's policy, the time.</summary>
public sealed record ApprovalFacts(Roster Roster, RemediationOptions Policy, DateTimeOffset Now);
