using System.Collections.Immutable;

namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>One version in a line of models. All but <see cref="RetiredAt"/> stays as it was registered.</summary>
public sealed record RegisteredModel
{
    /// <summary>The line: see <see cref="ModelReference"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Counts from 1 in its line.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the file, in small hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>How long the file is.</summary>
    public required int Bytes { get; init; }

    /// <summary>The family of scorers: "isolation-forest".</summary>
    public required string Family { get; init; }

    /// <summary>The columns of a row, in their order.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Rows that score higher are raised; 0 to 1.</summary>
    public required double Threshold { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required string RegisteredBy { get; init; }

    /// <summary>The model card as JSON.</summary>
    public required string Card { get; init; }

    /// <summary>From when on nobody can use it any more, because its content is gone; null as long as it is kept.</summary>
    public DateTimeOffset? RetiredAt { get; init; }
}
