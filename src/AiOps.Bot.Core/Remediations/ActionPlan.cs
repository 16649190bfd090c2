using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>What an action would do to the resource as it is now.</summary>
public sealed record ActionPlan
{
    /// <summary>
    /// The state that the plan was made for, as canonical text. At dispatch it is read again: where it differs, the resource changed since the approval and
    /// the action is not run.
    /// </summary>
    public required string PreImage { get; init; }

    public required ImmutableArray<PlannedCall> Calls { get; init; }

    /// <summary>The calls that would undo it; empty where nothing can.</summary>
    public ImmutableArray<PlannedCall> InverseCalls { get; init; } = [];

    /// <summary>The action that makes the inverse calls; null where there is none.</summary>
    public ActionRequest? Inverse { get; init; }

    /// <summary>All resources that the calls change; empty = the request's own alone.</summary>
    public ImmutableArray<ResourceId> Touches { get; init; } = [];

    /// <summary>The resource's tags as far as they were read; they tell its environment.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What people will notice, in one sentence.</summary>
    public required string Impact { get; init; }

    /// <summary>How success will be checked, in one sentence.</summary>
    public required string Check { get; init; }
}
