namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>What is said about one row of a series.</summary>
/// <param name="Score">0 to 1, higher is more anomalous; <see cref="SeriesScorer.Threshold"/> and above is an anomaly, <see cref="SeriesScorer.OnsetThreshold"/> and above the
/// beginning of one, which is when a person is told.</param>
/// <param name="Metric">The column that is the most unusual.</param>
/// <param name="Scorer">Which way of looking found it the most unusual.</param>
/// <param name="Seen">The column's value.</param>
/// <param name="Expected">What was expected, not a number where nothing in particular was.</param>
/// <param name="Unit">How far from it is usual: expected ± three of it is the band to plot.</param>
public readonly record struct SeriesVerdict(double Score, int Metric, string Scorer, double Seen, double Expected, double Unit)
{
    public bool IsAnomaly => Score >= SeriesScorer.Threshold;

    public bool IsOnset => Score >= SeriesScorer.OnsetThreshold;
}
