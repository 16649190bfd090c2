using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>An entity that one kind of evidence speaks against.</summary>
public sealed record Suspect
{
    public required string Entity { get; init; }

    /// <summary>What would be wrong, in one or two words: "latency", "control flow", "cpu".</summary>
    public required string Kind { get; init; }

    /// <summary>0..1: how far this evidence alone would convince.</summary>
    public required double Score { get; init; }

    /// <summary>False where the normal period looks the same often enough: the suspect is ranked, but nothing is raised because of it.</summary>
    public bool IsBeyondNormal { get; init; } = true;

    /// <summary>Sentences for people with the numbers in them, the most telling first.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>What inside the entity: the resource, or the log statements around the place; empty where it is not known.</summary>
    public string Detail { get; init; } = "";
}
