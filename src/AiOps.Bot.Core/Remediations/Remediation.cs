using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>An action proposed for one incident, parameters bound, with all that an approver must see. What is approved is its digest.</summary>
public sealed record Remediation
{
    public required RemediationId Id { get; init; }

    public required IncidentId Incident { get; init; }

    public required string Title { get; init; }

    public required ActionTier Tier { get; init; }

    public required ActionRequest Request { get; init; }

    public required ActionPlan Plan { get; init; }

    /// <summary>Who asked for it: <c>aiops</c>, or a person's id.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>See <see cref="RemediationDigest"/>.</summary>
    public required string Digest { get; init; }

    public RemediationStatus Status { get; init; } = RemediationStatus.Proposed;

    public ImmutableArray<Approval> Approvals { get; init; } = [];

    public string? RejectedBy { get; init; }

    public string? Reason { get; init; }

    public Execution? Execution { get; init; }

    /// <summary>The remediation that this one undoes.</summary>
    public RemediationId? RollbackOf { get; init; }

    /// <summary>Grows with every stored change; a writer with an old one is refused.</summary>
    public long Version { get; init; }
}
