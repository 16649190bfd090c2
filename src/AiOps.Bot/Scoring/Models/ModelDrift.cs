using System.Collections.Concurrent;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Hosting;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Scoring.Models;

/// <summary>
/// Compares the rows that models score with those of their training, window by window. A window ends with rows enough to be sure, or after a day with half as many. A grave drift
/// becomes one anomaly of low severity: it is kept and shown, and pings nobody.
/// </summary>
internal sealed class ModelDrift(IAnomalyStore anomalies, ScoringBoard scoring, TimeProvider time)
{
    /// <summary>The index's own noise is about 9 in 2,000 then, far below what is noticeable.</summary>
    private const int FullWindow = 2_000;

    private const int LeastRows = FullWindow / 2;
    private const int MostModels = 64;
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(1);
    private static readonly TimeSpan TellAgain = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<(string Name, int Version), Watched> _watched = new();

    /// <summary>The last full window of a model; null before the first.</summary>
    public DriftReading? LastOf(string name, int version) => _watched.TryGetValue((name, version), out var watched) ? watched.Last : null;

    public async Task ObserveAsync(ServedModel model, (float[] Values, double[] Scores) scored, CancellationToken cancellationToken)
    {
        var key = (model.Registered.Name, model.Registered.Version);
        if (model.Reference is null || (_watched.Count >= MostModels && !_watched.ContainsKey(key)))
        {
            return;
        }

        var now = time.GetUtcNow();
        var watched = _watched.GetOrAdd(key, _ => new(model, now));
        if (watched.Observe(scored, now) is not { } full)
        {
            return;
        }

        Publish(key, full);
        if (full.Grave is { } grave && watched.IsNews(now))
        {
            await anomalies.CommitAsync([DriftAnomaly.Of(key, full.Window, grave)], null, cancellationToken);
            HostMetrics.AnomaliesFound.Add(1);
            scoring.NewAnomalies.Set();
        }
    }

    private static void Publish((string Name, int Version) model, DriftReading reading)
    {
        foreach (var (what, figure) in reading.Columns.Take(1).Select(c => ("feature", c.Figure)).Prepend(("scores", reading.Scores)))
        {
            KeyValuePair<string, object?>[] tags = [new("model", model.Name), new("version", model.Version), new("of", what)];
            HostMetrics.ModelDriftPsi.Record(figure.Psi, tags);
            HostMetrics.ModelDriftKs.Record(figure.Ks, tags);
        }
    }

    private sealed class Watched(ServedModel model, DateTimeOffset begin)
    {
        private readonly Lock _turn = new();
        private readonly HashSet<string> _words = [.. model.Columns.Where(c => c.Kind == ColumnKind.Word).Select(c => c.Name)];
        private DriftWindow _window = WindowOf(model);
        private DateTimeOffset _begin = begin;
        private DateTimeOffset _told = DateTimeOffset.MinValue;

        public DriftReading? Last { get; private set; }

        /// <returns>The window, where these rows have filled it.</returns>
        public DriftReading? Observe((float[] Values, double[] Scores) scored, DateTimeOffset now)
        {
            lock (_turn)
            {
                _window.Add(scored.Values, scored.Scores);
                if (_window.Rows < (now - _begin >= LongestWindow ? LeastRows : FullWindow))
                {
                    return null;
                }

                Last = new(new(_begin, now), _window.Rows, _window.Scores(), _window.Columns()) { WordColumns = _words };
                (_window, _begin) = (WindowOf(model), now);
                return Last;
            }
        }

        public bool IsNews(DateTimeOffset now)
        {
            lock (_turn)
            {
                var isNews = now - _told >= TellAgain;
                _told = isNews ? now : _told;
                return isNews;
            }
        }

        private static DriftWindow WindowOf(ServedModel model) => new(model.Reference!, [.. model.Columns.Select(c => c.Name)]);
    }
}
