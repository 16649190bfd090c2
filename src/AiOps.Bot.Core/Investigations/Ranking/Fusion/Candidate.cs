using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>An entity with all that speaks against it taken together.</summary>
public sealed record Candidate
{
    public required string Entity { get; init; }

    /// <summary>The kind of the suspicion that weighs most.</summary>
    public required string Kind { get; init; }

    /// <summary>0..1, comparable within one ranking.</summary>
    public required double Score { get; init; }

    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>What inside the entity; empty where it is not known.</summary>
    public string Detail { get; init; } = "";
}
