using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Leave to see what some placeholders stand for. All of its conditions must hold; empty lists hold always.</summary>
public sealed record RevealGrant
{
    /// <summary>Kinds of people, hosts and accounts, for example <c>email</c>. Credentials are kept nowhere, so no grant covers them.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Names of environments (<see cref="EnvironmentMap"/>): all that the incident is in must be among them.</summary>
    public ImmutableArray<string> Environments { get; init; } = [];

    /// <summary>Counts only while the person is on call.</summary>
    public bool OnlyOnCall { get; init; }

    /// <summary>The schedule that <see cref="OnlyOnCall"/> means; null = any.</summary>
    public string? Schedule { get; init; }

    /// <param name="environments">Where the value was seen; empty = outside of all incidents, which only a grant for all environments covers.</param>
    public bool Covers(string kind, IReadOnlyCollection<string> environments) =>
        (Kinds.IsEmpty || Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
        && (Environments.IsEmpty || (environments.Count > 0 && environments.All(e => Environments.Contains(e, StringComparer.OrdinalIgnoreCase))));
}
