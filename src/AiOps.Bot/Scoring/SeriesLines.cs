using System.Text.Json;
using AiOps.Bot.Detection.Scorers.Series;
using AiOps.Bot.Endpoints.Documents;

namespace AiOps.Bot.Scoring;

/// <summary>
/// Scores points that come one by one, of several series by turns: <c>{"key","timestamp","value"}</c>. A point is answered before the next is read. One that is not newer than the
/// newest of its series is neither scored nor learned. Not thread-safe.
/// </summary>
internal sealed class SeriesLines
{
    private readonly Dictionary<string, (SeriesScorer Scorer, bool HasClock)> _scorers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _newest = new(StringComparer.Ordinal);

    public LineScoreDocument Score(long number, ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 8 });
            var root = document.RootElement;
            var key = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("key", out var sent) && sent.ValueKind == JsonValueKind.String ? sent.GetString()! : "";
            return new(number, key, Score(key, SentPoint.Of(root.Clone())));
        }
        catch (JsonException ex)
        {
            return new(number, null, new(null, ScoreStatus.Unreadable, Fault: $"the line is not JSON: byte {ex.BytePositionInLine + 1}"));
        }
    }

    private PointScoreDocument Score(string key, in SentPoint point)
    {
        if (point.Fault is { } fault)
        {
            return new(point.Timestamp, ScoreStatus.Unreadable, Fault: fault);
        }

        if (!_scorers.TryGetValue(key, out var known))
        {
            if (_scorers.Count == ScoreLimits.Series || key.Length > ScoreLimits.Name)
            {
                return new(point.Timestamp, ScoreStatus.Unreadable, Fault: $"a stream may have {ScoreLimits.Series} series with keys of up to {ScoreLimits.Name} characters");
            }

            _scorers[key] = known = (new(1, point.Seconds is not null), point.Seconds is not null);
        }

        if (SeriesBatch.FaultOf(point, known.HasClock) is { } missing)
        {
            return new(point.Timestamp, ScoreStatus.Unreadable, Fault: missing);
        }

        return IsLate(key, point, known.HasClock)
            ? new(point.Timestamp, ScoreStatus.Late, Fault: "its series had a point at this time or later already")
            : SeriesBatch.ScoreOne(known.Scorer, point);
    }

    private bool IsLate(string key, in SentPoint point, bool hasClock)
    {
        if (!hasClock)
        {
            return false;
        }

        var isLate = _newest.TryGetValue(key, out var newest) && point.Seconds <= newest;
        _newest[key] = isLate ? newest : point.Seconds!.Value;
        return isLate;
    }
}
