using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations;

/// <summary>A candidate cause. It cites evidence, or it does not exist.</summary>
public sealed record Hypothesis
{
    /// <summary>What kind of cause: see <see cref="HypothesisKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>The resource that is to blame.</summary>
    public required ResourceId Entity { get; init; }

    /// <summary>0 to 1, comparable inside one investigation.</summary>
    public required double Score { get; init; }

    public required Confidence Confidence { get; init; }

    public required ImmutableArray<EvidenceId> Supports { get; init; }

    public ImmutableArray<EvidenceId> Contradicts { get; init; } = [];

    /// <summary>Set where the evidence speaks against it: why it is ruled out.</summary>
    public string? RuledOutBecause { get; init; }

    /// <summary>What a person should do where no action of the catalogue does it.</summary>
    public string? ManualStep { get; init; }

    /// <summary>True where a model suggested it. Nothing is proposed for such a one.</summary>
    public bool FromModel { get; init; }

    /// <summary>The facts that actions bind to, each from cited evidence.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
