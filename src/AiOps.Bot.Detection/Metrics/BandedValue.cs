using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Metrics;

/// <summary>What a scorer of one metric said of its newest value, for people: the band is that of the level, whatever way of looking found the value unusual.</summary>
internal static class BandedValue
{
    private const double Band = 3;

    /// <param name="isNews">Whether it is unusual for those who look, not for the scorer alone.</param>
    public static ScoredValue Of(SeriesScorer scorer, MetricSample sample, SeriesVerdict verdict, bool isNews)
    {
        var level = scorer.ReadingsOf(0)[MetricScorer.Level];
        var mark = isNews ? (verdict.IsOnset ? ScoredMark.Told : ScoredMark.Unusual) : ScoredMark.Usual;
        return new(sample.Time, sample.Value, level.Expected - (Band * level.Unit), level.Expected + (Band * level.Unit), verdict.Score, mark);
    }
}
