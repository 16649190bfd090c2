using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Says which resources belong to an environment. All of its conditions must hold; empty ones hold always.</summary>
public sealed record EnvironmentRule
{
    /// <summary>For example <c>staging</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Patterns of account ids.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];

    /// <summary>Patterns of resources.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>Tags with patterns of their values, all of which the resource must have.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    internal bool Holds(string account, ResourceId resource, ImmutableSortedDictionary<string, string> tags) =>
        (Accounts.IsEmpty || Glob.MatchesAny(Accounts, account))
        && (Resources.IsEmpty || Glob.MatchesAny(Resources, resource.Value))
        && Tags.All(t => tags.TryGetValue(t.Key, out var value) && Glob.Matches(t.Value, value));
}
