using System.Text.Json;
using AiOps.Bot.Detection.Scorers.Series;
using AiOps.Bot.Endpoints.Documents;

namespace AiOps.Bot.Scoring;

/// <summary>
/// Scores series that were sent whole, each for itself and strictly online: a point's score depends on the points that are earlier than it, in whatever order they were sent. Of several
/// points of one time the first counts. A missing value is learned as missing.
/// </summary>
internal static class SeriesBatch
{
    /// <exception cref="FormatException">It is no list of series, or too large a one.</exception>
    public static IReadOnlyList<SeriesScoreDocument> Score(JsonElement series, CancellationToken cancellationToken)
    {
        if (series.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("'series' is not a list: send {\"series\":[{\"key\":\"db-1/cpu\",\"points\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"value\":1}]}]}");
        }

        Check(series);
        return [.. series.EnumerateArray().Select(one => ScoreOne(one, cancellationToken))];
    }

    private static void Check(JsonElement series)
    {
        var points = series.EnumerateArray().Sum(s => PointsOf(s)?.GetArrayLength() ?? 0);
        if (series.GetArrayLength() > ScoreLimits.Series || points > ScoreLimits.Points)
        {
            throw new FormatException(
                $"{series.GetArrayLength()} series of {points} points are more than one request may have ({ScoreLimits.Series} series, {ScoreLimits.Points} points): send them in parts, or as application/x-ndjson");
        }
    }

    private static JsonElement? PointsOf(JsonElement series) =>
        series.ValueKind == JsonValueKind.Object && series.TryGetProperty("points", out var points) && points.ValueKind == JsonValueKind.Array ? points : null;

    private static SeriesScoreDocument ScoreOne(JsonElement series, CancellationToken cancellationToken)
    {
        var key = series.ValueKind == JsonValueKind.Object && series.TryGetProperty("key", out var sent) && sent.ValueKind == JsonValueKind.String ? sent.GetString() : null;
        return PointsOf(series) is { } points
            ? new(key, Score([.. points.EnumerateArray().Select(SentPoint.Of)], cancellationToken))
            : new(key, [], "'points' is missing or not a list");
    }

    private static PointScoreDocument[] Score(SentPoint[] points, CancellationToken cancellationToken)
    {
        var hasClock = points.Any(p => p.Seconds is not null);
        var scorer = new SeriesScorer(1, hasClock);
        var scores = new PointScoreDocument[points.Length];
        var newest = double.NegativeInfinity;
        foreach (var place in InOrderOfTime(points, hasClock))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var point = points[place];
            scores[place] = FaultOf(point, hasClock) is { } fault ? new(point.Timestamp, ScoreStatus.Unreadable, Fault: fault)
                : hasClock && point.Seconds <= newest ? new(point.Timestamp, ScoreStatus.Duplicate, Fault: "its series has an earlier point of the same time")
                : ScoreOne(scorer, point);
            newest = scores[place].Status is ScoreStatus.Scored or ScoreStatus.Missing ? point.Seconds ?? newest : newest;
        }

        return scores;
    }

    /// <summary>The same for a point of a batch and of a stream.</summary>
    public static PointScoreDocument ScoreOne(SeriesScorer scorer, in SentPoint point)
    {
        var verdict = scorer.Observe(point.Seconds ?? double.NaN, [point.Value]);
        return double.IsNaN(point.Value) ? new(point.Timestamp, ScoreStatus.Missing) : SeriesVerdicts.Document(point.Timestamp, verdict);
    }

    /// <summary>Null where the point can be scored.</summary>
    public static string? FaultOf(in SentPoint point, bool hasClock) =>
        point.Fault ?? (hasClock && point.Seconds is null ? "it has no timestamp where others of its series have one" : null);

    private static IEnumerable<int> InOrderOfTime(SentPoint[] points, bool hasClock)
    {
        var places = Enumerable.Range(0, points.Length);
        return hasClock ? places.OrderBy(p => points[p].Seconds ?? double.NegativeInfinity) : places;
    }
}
