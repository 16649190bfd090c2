using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Leave to approve some actions. All of its conditions must hold; empty lists hold always.</summary>
public sealed record Entitlement
{
    /// <summary>The most dangerous tier that it covers.</summary>
    public required ActionTier UpTo { get; init; }

    /// <summary>Patterns of resources (<see cref="Glob"/>), of which one must match.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>Names of environments (<see cref="EnvironmentMap"/>).</summary>
    public ImmutableArray<string> Environments { get; init; } = [];

    /// <summary>Ids of actions.</summary>
    public ImmutableArray<string> Actions { get; init; } = [];

    /// <summary>Counts only while the person is on call.</summary>
    public bool OnlyOnCall { get; init; }

    /// <summary>The schedule that <see cref="OnlyOnCall"/> means; null = any.</summary>
    public string? Schedule { get; init; }

    /// <summary>True where it covers the target, on call or not.</summary>
    public bool Covers(ApprovalTarget target) =>
        target.Tier <= UpTo && target.Tier != ActionTier.Forbidden
        && (Resources.IsEmpty || Glob.MatchesAny(Resources, target.Request.Resource.Value))
        && (Environments.IsEmpty || Environments.Contains(target.Environment, StringComparer.OrdinalIgnoreCase))
        && (Actions.IsEmpty || Actions.Contains(target.Request.ActionId));
}
