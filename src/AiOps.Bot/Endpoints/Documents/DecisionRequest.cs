namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A decision about a remediation.</summary>
/// <param name="Digest">The digest of what was read; a decision about anything else is refused.</param>
/// <param name="Reason">For the timeline.</param>
internal sealed record DecisionRequest(string? Digest, string? Reason);
