using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;
using AiOps.Bot.Detection.Prediction;
using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Metrics;

/// <summary>Scores each stream by <see cref="SeriesScorer"/> and looks ahead by <see cref="ThresholdForecaster"/>.</summary>
internal sealed class MetricWatch(MetricWatchOptions options) : IMetricWatch
{
    private const byte Version = 2;
    private const int MostStreams = 10_000;
    private const double DaysKept = 14;
    private const double CountDeviations = 4;
    private static readonly TimeSpan TellAgain = TimeSpan.FromDays(1);

    /// <summary>A forecast wavers while what it foretells is new.</summary>
    private static readonly TimeSpan OverAfter = TimeSpan.FromHours(1);
    private readonly Dictionary<MetricStream, WatchedMetric> _watched = [];
    private readonly AlertAllowance _allowance = new(options.AlertsPerDay);

    private int PerDay => Math.Max(1, (int)(TimeSpan.FromDays(1) / options.MetricPeriod));

    public DateTimeOffset? SeenTo(MetricStream stream) => _watched.TryGetValue(stream, out var watched) ? watched.SeenTo : null;

    public void Observe(MetricStream stream, IReadOnlyList<MetricSample> samples, ICollection<Anomaly> found, ICollection<ScoredValue>? scored = null)
    {
        if (!_watched.TryGetValue(stream, out var watched))
        {
            if (_watched.Count >= MostStreams)
            {
                return;
            }

            _watched[stream] = watched = New(stream);
        }

        foreach (var sample in samples)
        {
            if (sample.Time <= watched.SeenTo)
            {
                continue;
            }

            var verdict = watched.Observe(sample);
            var isNews = verdict.IsAnomaly && IsNews(stream, watched, sample, verdict);
            if (isNews && verdict.IsOnset)
            {
                found.Add(UnusualMetric.Of(stream, sample, verdict, _allowance.Take(sample.Time) ? Severity.Medium : Severity.Low));
            }

            scored?.Add(watched.Scored(sample, verdict, isNews));
        }
    }

    public void LookAhead(DateTimeOffset now, ICollection<Anomaly> found)
    {
        foreach (var (stream, watched) in _watched)
        {
            // What has not reported for an hour says nothing of the hours to come.
            if (MetricLimits.Of(stream.Metric, options.Limits) is { } limit && now - watched.SeenTo < TimeSpan.FromHours(1))
            {
                LookAhead(stream, watched, limit, found);
            }
        }
    }

    public void ForgetBefore(DateTimeOffset time)
    {
        foreach (var stream in _watched.Where(w => w.Value.SeenTo < time).Select(w => w.Key).ToArray())
        {
            _watched.Remove(stream);
        }
    }

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        _allowance.Save(writer);
        writer.WriteAll(_watched, (w, entry) =>
        {
            foreach (var text in (string[])[entry.Key.Resource.Value, entry.Key.Subject, entry.Key.Space, entry.Key.Metric, entry.Key.Statistic])
            {
                w.Write(text);
            }

            entry.Value.Save(w);
        });
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="FormatException">Damaged, or of another version.</exception>
    public void Load(byte[] state)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(state));
            if (reader.ReadByte() != Version)
            {
                throw new FormatException("The state of the metric watch is of another version; the history of the metrics is read again.");
            }

            _allowance.Load(reader);
            foreach (var (stream, watched) in reader.ReadAll(MostStreams, ReadStream))
            {
                _watched[stream] = watched;
            }
        }
        catch (IOException ex)
        {
            throw new FormatException("The state of the metric watch is damaged; the history of the metrics is read again.", ex);
        }
    }

    /// <summary>Not while the stream is being learned; and counts vary by their root: three calls where one is usual are nothing (Poisson).</summary>
    private bool IsNews(MetricStream stream, WatchedMetric watched, MetricSample sample, SeriesVerdict verdict) =>
        sample.Time - watched.FirstSeen >= options.WarmUp
        && (stream.Statistic != "Sum" || !double.IsFinite(verdict.Expected) || Math.Abs(sample.Value - verdict.Expected) > CountDeviations * Math.Sqrt(Math.Max(1, verdict.Expected)));

    /// <summary>Where it has been past the limit more often than not, nobody minds: an instance without credits works on.</summary>
    private static bool HasLivedWith(double[] values, MetricLimit limit) =>
        values.Count(v => limit.IsUpward ? v >= limit.Limit : v <= limit.Limit) * 2 > values.Length;

    private (MetricStream, WatchedMetric) ReadStream(BinaryReader reader)
    {
        var stream = new MetricStream(new(reader.ReadString()), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        var watched = New(stream);
        watched.Load(reader);
        return (stream, watched);
    }

    private WatchedMetric New(MetricStream stream) => new(MetricLimits.Of(stream.Metric, options.Limits) is null ? 0 : (int)(DaysKept * PerDay));

    private void LookAhead(MetricStream stream, WatchedMetric watched, MetricLimit limit, ICollection<Anomaly> found)
    {
        var values = new double[watched.Recent.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[^(i + 1)] = watched.Recent[i];
        }

        var horizon = Math.Max(1, (int)(options.LookAhead / options.MetricPeriod));
        var forecast = ThresholdForecaster.Foretell(values, new(limit.Limit, limit.IsUpward, horizon, PerDay));
        if (LimitAhead.SeverityOf(forecast, options.MetricPeriod) is not { } severity || HasLivedWith(values, limit))
        {
            EndWhenSafe(stream, watched, forecast.Outcome != ThresholdOutcome.Possible, found);
            return;
        }

        watched.SafeSince = null;

        if (watched.Told is { } told && severity <= told.Severity && watched.SeenTo - told.Time < TellAgain)
        {
            return;
        }

        watched.Told = (severity, watched.SeenTo);
        found.Add(LimitAhead.Of(stream, (limit, forecast, severity), watched.SeenTo, options.MetricPeriod));
    }

    /// <summary>Told again when it comes back, but not while it wavers about even chances: it is over when it has not been in sight for a while.</summary>
    private static void EndWhenSafe(MetricStream stream, WatchedMetric watched, bool isSafe, ICollection<Anomaly> found)
    {
        watched.SafeSince = isSafe ? watched.SafeSince ?? watched.SeenTo : null;
        if (watched.Told is { } told && watched.SeenTo - watched.SafeSince >= OverAfter)
        {
            found.Add(LimitAhead.Over(stream, told.Time, watched.SeenTo));
            watched.Told = null;
        }
    }
}
