using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A proposed action with all that an approver must see.</summary>
internal sealed record RemediationDocument
{
    public required string Id { get; init; }

    public required string Incident { get; init; }

    public required RemediationStatus Status { get; init; }

    /// <summary>What is approved: send it back with the decision.</summary>
    public required string Digest { get; init; }

    public required string Action { get; init; }

    public required string Title { get; init; }

    public required string Resource { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public required ActionTier Tier { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required IReadOnlyList<CallDocument> Calls { get; init; }

    public required IReadOnlyList<CallDocument> InverseCalls { get; init; }

    public required string Impact { get; init; }

    public required string Check { get; init; }

    public required int ApprovalsNeeded { get; init; }

    public required IReadOnlyList<ApprovalDocument> Approvals { get; init; }

    public string? RejectedBy { get; init; }

    public string? Reason { get; init; }

    public ExecutionDocument? Execution { get; init; }

    public string? RollbackOf { get; init; }

    /// <summary>What the dry run said; only in the answer to one.</summary>
    public DryRunDocument? DryRun { get; init; }
}
