using System.Collections.Immutable;

namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>A model that shall be kept. Whoever submits it has read the content and knows that it is a model.</summary>
public sealed record ModelSubmission
{
    /// <summary>The largest file that is kept: several times what the largest family of scorers writes, and little enough to be read into memory at once.</summary>
    public const int MostBytes = 64 << 20;

    /// <summary>A card has a line for each column and each figure; this is far more.</summary>
    public const int LongestCard = 1 << 20;

    /// <summary>The line: see <see cref="ModelReference"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The file.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The family of scorers: "isolation-forest".</summary>
    public required string Family { get; init; }

    /// <summary>The columns of a row, in their order.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Rows that score higher are raised; 0 to 1.</summary>
    public required double Threshold { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>The model card as JSON.</summary>
    public required string Card { get; init; }

    /// <summary>Who registers it: a person or an account, for the history.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <exception cref="ArgumentException">It cannot be kept; the message says why.</exception>
    public void Check()
    {
        var fault = ModelReference.FaultOf(Name)
            ?? (Content.Length is 0 or > MostBytes ? $"The model has {Content.Length:N0} bytes; 1 to {MostBytes:N0} are kept." : null)
            ?? (Card.Length > LongestCard ? $"The model card has {Card.Length:N0} characters; at most {LongestCard:N0} are kept." : null)
            ?? (Columns.IsDefaultOrEmpty ? "The model has no column." : null)
            ?? (double.IsFinite(Threshold) ? null : "The model's threshold is no number.");
        if (fault is not null)
        {
            throw new ArgumentException(fault);
        }
    }
}
