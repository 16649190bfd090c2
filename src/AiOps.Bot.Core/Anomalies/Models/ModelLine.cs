using System.Collections.Immutable;

namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>Models that do the same job one after the other, and which of them counts. <see cref="ModelLinePolicy"/> decides its changes.</summary>
public sealed record ModelLine
{
    /// <summary>See <see cref="ModelReference"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The newest version.</summary>
    public required int Newest { get; init; }

    /// <summary>The version whose scores count; null where none was promoted yet.</summary>
    public int? Champion { get; init; }

    /// <summary>The version that scores the same rows to be compared with the champion; nobody is told its scores.</summary>
    public int? Challenger { get; init; }

    /// <summary>The champions before this one that can be gone back to, the last one last; at most <see cref="ModelLinePolicy.MostFormer"/>.</summary>
    public ImmutableArray<int> Former { get; init; } = [];

    /// <summary>What a roll-back brings back; null where there is nothing to go back to.</summary>
    public int? PreviousChampion => Former.IsEmpty ? null : Former[^1];
}
