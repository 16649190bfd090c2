using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Rows that a model had not learned from, in the order of time, with what it said of them.</summary>
/// <param name="Labels">True = anomalous; empty where nobody knows.</param>
/// <param name="Scores">0 to 1, higher = more anomalous.</param>
/// <param name="Raised">True where the score is above the threshold that was chosen before.</param>
public sealed record TrialRows(ImmutableArray<bool> Labels, ImmutableArray<double> Scores, ImmutableArray<bool> Raised)
{
    /// <summary>When each row was, in seconds since any moment; NaN where that is not known. Empty where nobody said.</summary>
    public ImmutableArray<double> Seconds { get; init; } = [];

    public int Count => Scores.Length;

    public static TrialRows Of(ImmutableArray<bool> labels, double[] scores, double threshold) => new(labels, [.. scores], [.. scores.Select(s => s > threshold)]);

    /// <summary>Rows that follow each other as one.</summary>
    public static TrialRows Join(IReadOnlyList<TrialRows> parts) =>
        new([.. parts.SelectMany(p => p.Labels)], [.. parts.SelectMany(p => p.Scores)], [.. parts.SelectMany(p => p.Raised)]) { Seconds = [.. parts.SelectMany(p => p.Seconds)] };

    /// <summary>The rows from a place on.</summary>
    public TrialRows From(int begin) => new(Labels.IsEmpty ? [] : Labels[begin..], Scores[begin..], Raised[begin..]) { Seconds = Seconds.IsEmpty ? [] : Seconds[begin..] };
}
