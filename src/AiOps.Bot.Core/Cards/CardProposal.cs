using System.Collections.Immutable;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Cards;

/// <summary>A remediation with all that an approver must see.</summary>
public sealed record CardProposal
{
    public required RemediationId Id { get; init; }

    public required string Title { get; init; }

    public required RemediationStatus Status { get; init; }

    /// <summary>The state for people: "waits for approval until 12:30 UTC", "approved by Ana, running", "succeeded: ...".</summary>
    public required string StatusText { get; init; }

    /// <summary>What is approved; a form carries it, so that nobody approves what they were not shown.</summary>
    public required string Digest { get; init; }

    /// <summary>Account, region and resource.</summary>
    public required string Target { get; init; }

    /// <summary>The exact calls, one a line: <c>ec2 RevokeSecurityGroupIngress cidr=0.0.0.0/0 fromPort=22 ...</c>.</summary>
    public required ImmutableArray<string> Operations { get; init; }

    public required string Impact { get; init; }

    /// <summary>Whether and how it can be undone.</summary>
    public required string Reversibility { get; init; }

    /// <summary>How success will be checked.</summary>
    public required string Check { get; init; }

    public required ActionTier Tier { get; init; }

    /// <summary>Who has to approve: "one approver", "two approvers, neither of them the requester".</summary>
    public required string Approval { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
