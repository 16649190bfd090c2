using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>What the ranking makes of a bundle.</summary>
public sealed record BundleVerdict
{
    /// <summary>Best first; at least three where there are three entities.</summary>
    public required ImmutableArray<Candidate> Candidates { get; init; }

    /// <summary>How sure the first candidate is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>True where nothing differs from the normal period: the candidates are then only the least unlikely.</summary>
    public required bool Quiet { get; init; }

    /// <summary>Best first, with "none" among them; empty where the bundle has no changes.</summary>
    public ImmutableArray<ChangeSuspect> Changes { get; init; } = [];

    public ImmutableArray<Gap> Gaps { get; init; } = [];
}
