using System.Collections.Concurrent;
using System.Collections.Immutable;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Cards;

/// <summary>Counts an incident's lines in the log store, or takes the metric that it is about. Bounded by rows, and remembered as long as the investigation stays the same.</summary>
internal sealed class IncidentSeries(ILogCounts logs, IScoredSeriesStore metrics) : IReadSeries
{
    private const int MostRows = 200_000;
    private const int MostRemembered = 500;
    private static readonly TimeSpan Before = TimeSpan.FromDays(7);
    private readonly ConcurrentDictionary<(IncidentId Incident, string Investigation), CardChart?> _known = new();

    public async Task<CardChart?> ReadAsync(Incident incident, IReadOnlyList<Alert> alerts, Investigation? investigation, CancellationToken cancellationToken)
    {
        var (subject, metric) = (SeriesSubject.Of(incident, alerts), MetricSubject.Of(alerts));
        if (investigation is null || (subject is null && metric is null))
        {
            return null;
        }

        var key = (incident.Id, investigation.Id);
        if (!_known.TryGetValue(key, out var chart))
        {
            if (_known.Count >= MostRemembered)
            {
                _known.Clear();
            }

            _known[key] = chart = await DrawAsync(subject, metric, investigation.FinishedAt, cancellationToken);
        }

        return chart;
    }

    public Task<CardChart?> ReadAsync(Anomaly anomaly, DateTimeOffset now, CancellationToken cancellationToken) =>
        DrawAsync(SeriesSubject.Of(anomaly), MetricSubject.Of(anomaly), now, cancellationToken);

    private async Task<CardChart?> DrawAsync(SeriesSubject? lines, MetricSubject? metric, DateTimeOffset now, CancellationToken cancellationToken) =>
        lines is not null ? await DrawAsync(lines, now, cancellationToken)
        : metric is not null ? await DrawAsync(metric, now, cancellationToken)
        : null;

    private async Task<CardChart?> DrawAsync(MetricSubject metric, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var window = metric.WindowAt(now);
        foreach (var line in await metrics.ListAsync(window, cancellationToken))
        {
            if (metric.Is(line.Stream) && await metrics.ReadAsync(line.Id, window, cancellationToken) is { Values.Count: > 1 } stretch)
            {
                return MeasuredChart.Of(stretch, window);
            }
        }

        return null;
    }

    private async Task<CardChart?> DrawAsync(SeriesSubject subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var frame = SeriesFrame.Of(subject, now);
        var points = subject.IsSilence ? await SilenceAsync(subject, frame, cancellationToken) : await BurstAsync(subject, frame, cancellationToken);
        return points.Any(p => p.Value > 0) ? new CardChart(SeriesWords.Title(subject, frame), SeriesWords.Alt(subject, frame, points), points) : null;
    }

    private async Task<ImmutableArray<CardPoint>> BurstAsync(SeriesSubject subject, SeriesFrame frame, CancellationToken cancellationToken)
    {
        var counts = await CountAsync(subject, frame.Window, frame.Bucket, newestFirst: false, cancellationToken);
        var before = new TimeRange(frame.Window.From - Before, frame.Window.From);
        var history = await CountAsync(subject, before, frame.Bucket, newestFirst: true, cancellationToken);
        return SeriesPoints.OfBurst(frame, counts, history, (before, subject.Onset));
    }

    private async Task<ImmutableArray<CardPoint>> SilenceAsync(SeriesSubject subject, SeriesFrame frame, CancellationToken cancellationToken)
    {
        // Both halves begin where they meet, so that a store too full to be looked at whole still shows the end of the lines.
        var before = await CountAsync(subject, frame.Window with { To = subject.Onset.AddMilliseconds(1) }, frame.Bucket, newestFirst: true, cancellationToken);
        var after = await AfterAsync(subject, frame, cancellationToken);
        return SeriesPoints.OfSilence(frame, before, after, subject.Onset);
    }

    private async Task<LogCounts> AfterAsync(SeriesSubject subject, SeriesFrame frame, CancellationToken cancellationToken)
    {
        // Counted from a border of the frame's buckets, so that the numbers of the buckets fit; what is before the last line is counted already.
        var skipped = (int)Math.Ceiling((subject.Onset - frame.Window.From) / frame.Bucket);
        var window = new TimeRange(frame.At(skipped), frame.Window.To);
        if (window.Length <= TimeSpan.Zero)
        {
            return new(new Dictionary<int, long>(), null);
        }

        var counts = await CountAsync(subject, window, frame.Bucket, newestFirst: false, cancellationToken);
        return counts with { Buckets = counts.Buckets.ToDictionary(b => b.Key + skipped, b => b.Value) };
    }

    private Task<LogCounts> CountAsync(SeriesSubject subject, TimeRange window, TimeSpan bucket, bool newestFirst, CancellationToken cancellationToken) => logs.CountByTimeAsync(
        new LogQuery { Window = window, Words = subject.Words, Groups = subject.Groups, NewestFirst = newestFirst }, bucket, MostRows, cancellationToken);
}
