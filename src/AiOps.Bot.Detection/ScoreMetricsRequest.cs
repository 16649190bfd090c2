using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection;

/// <summary>A series in CSV that is to be scored.</summary>
/// <param name="Input">Its rows.</param>
/// <param name="Output">Where the scored rows go.</param>
public sealed record ScoreMetricsRequest(TextReader Input, TextWriter Output)
{
    /// <summary>Earlier rows of the same columns, learned and not scored; null where there are none.</summary>
    public TextReader? History { get; init; }

    /// <summary>See <see cref="SeriesScorer"/>.</summary>
    public double AlertsPerDay { get; init; } = SeriesScorer.DefaultAlertsPerDay;

    /// <summary>One of <see cref="SeriesScorers.Names"/>.</summary>
    public string Scorer { get; init; } = SeriesScorers.Default;
}
