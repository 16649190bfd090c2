using System.Text.Json;
using AiOps.Bot.Detection.Scorers.Series;
using AiOps.Bot.Endpoints.Documents;

namespace AiOps.Bot.Scoring;

/// <summary>Words a verdict for whoever sent the point.</summary>
internal static class SeriesVerdicts
{
    /// <summary>As many usual deviations as the anomaly's own words take for its band.</summary>
    private const double Band = 3;

    public static PointScoreDocument Document(JsonElement? timestamp, in SeriesVerdict verdict) => new(
        timestamp, ScoreStatus.Scored, verdict.Score, verdict.IsAnomaly, verdict.IsOnset,
        Finite(verdict.Expected), Finite(verdict.Expected - (Band * verdict.Unit)), Finite(verdict.Expected + (Band * verdict.Unit)));

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
