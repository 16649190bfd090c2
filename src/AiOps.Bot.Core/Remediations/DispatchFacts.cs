namespace AiOps.Bot.Core.Remediations;

/// <summary>What is true at the moment of dispatch.</summary>
internal sealed record DispatchFacts(PlanResult Current, ApprovalFacts Rules, string? Forbidden);
