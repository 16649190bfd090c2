using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Hosting;

/// <summary>
/// Reads the account's metrics step by step, scores them and looks ahead. What was said of each value is kept for people to look at. Anomalies and the watch's state are saved together; after a crash the same values are read again and give the same
/// anomalies by the same ids. A feed that cannot be read (no permission) is left for an hour; the others go on.
/// </summary>
internal sealed partial class MetricWorker(
    IEnumerable<IMetricFeed> feeds, IAnomalyStore anomalies, IScoredSeriesStore series, IMetricWatchFactory watches, ScoringBoard scoring, IOptions<MetricWatchOptions> options, TimeProvider time,
    ILogger<MetricWorker> logger) : BackgroundService
{
    /// <summary>CloudWatch has a value some minutes after its step has ended.</summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromMinutes(3);

    /// <summary>The state is some megabytes; what came since is read again after a crash.</summary>
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan LateValues = TimeSpan.FromHours(1);
    /// <summary>Weeks of many streams at once would be much memory.</summary>
    private const int StreamsAtOnce = 50;

    private static readonly TimeSpan ListEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(15);

    private readonly Dictionary<IMetricFeed, (IReadOnlyList<MetricStream> Streams, DateTimeOffset At)> _listed = [];
    private readonly Dictionary<MetricStream, DateTimeOffset> _readTo = [];
    private IMetricWatch _watch = null!;
    private DateTimeOffset _savedAt = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var all = feeds.ToArray();
        if (!options.Value.WatchMetrics || all.Length == 0)
        {
            return;
        }

        // Logs first: they are what a new installation is judged by.
        await scoring.WhenCaughtUpAsync(stoppingToken);
        await Task.Delay(options.Value.StartAfter, time, stoppingToken);
        await ResumeAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(all, stoppingToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                // The state in memory may be ahead of what was saved.
                LogFailed(ex);
                await Task.Delay(options.Value.MetricPeriod, time, stoppingToken);
                await ResumeAsync(stoppingToken);
            }

            await Task.Delay(options.Value.MetricPeriod, time, stoppingToken);
        }
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        _readTo.Clear();
        var progress = await anomalies.GetProgressAsync(ScoringStage.Metrics, cancellationToken);
        try
        {
            _watch = progress is null ? watches.Create(options.Value) : watches.Load(progress.State, options.Value);
        }
        catch (FormatException ex)
        {
            LogStateUnreadable(ex);
            _watch = watches.Create(options.Value);
        }
    }

    private async Task RunOnceAsync(IMetricFeed[] all, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = new List<Anomaly>();
        var read = false;
        foreach (var feed in all)
        {
            read |= await ReadAsync(feed, now, found, cancellationToken);
        }

        if (!read)
        {
            return;
        }

        _watch.LookAhead(now, found);
        _watch.ForgetBefore(now - ForgetAfter);
        if (found.Count == 0 && now - _savedAt < SaveEvery)
        {
            return;
        }

        await anomalies.CommitAsync(found, new(0, now, _watch.Save()) { Stage = ScoringStage.Metrics }, cancellationToken);
        _savedAt = now;
        if (found.Count > 0)
        {
            HostMetrics.AnomaliesFound.Add(found.Count);
            scoring.NewAnomalies.Set();
        }
    }

    /// <returns>False where the feed cannot be read now.</returns>
    private async Task<bool> ReadAsync(IMetricFeed feed, DateTimeOffset now, List<Anomaly> found, CancellationToken cancellationToken)
    {
        try
        {
            var streams = await ListAsync(feed, now, cancellationToken);
            var period = options.Value.MetricPeriod;
            var to = new DateTimeOffset((now - Lateness).UtcTicks / period.Ticks * period.Ticks, TimeSpan.Zero);

            // Streams that are as far are read in one call; new ones take their history.
            foreach (var alike in streams.GroupBy(s => From(s, to)))
            {
                foreach (var some in alike.Key < to ? alike.Chunk(StreamsAtOnce) : [])
                {
                    await ObserveAsync(feed, some, new(alike.Key, to), found, cancellationToken);
                }
            }

            return streams.Count > 0;
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            LogFeedFailed(ex, feed.Name);
            _listed[feed] = ([], now);
            return false;
        }
    }

    /// <summary>From where on a stream is to be read: what was read and had nothing is looked at again for as long as values may come late.</summary>
    private DateTimeOffset From(MetricStream stream, DateTimeOffset to)
    {
        var from = _watch.SeenTo(stream) is { } seen ? seen + options.Value.MetricPeriod : to - options.Value.LearnFrom;
        var late = _readTo.GetValueOrDefault(stream, to - options.Value.LearnFrom) - LateValues;
        return from > late ? from : late;
    }

    private async Task<IReadOnlyList<MetricStream>> ListAsync(IMetricFeed feed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!_listed.TryGetValue(feed, out var listed) || now - listed.At >= ListEvery)
        {
            _listed[feed] = listed = (await feed.ListAsync(options.Value.MostMetrics, cancellationToken), now);
        }

        return listed.Streams;
    }

    private async Task ObserveAsync(IMetricFeed feed, MetricStream[] streams, TimeRange window, List<Anomaly> found, CancellationToken cancellationToken)
    {
        var samples = await feed.ReadAsync(streams, window, options.Value.MetricPeriod, cancellationToken);
        var stretches = new List<ScoredStretch>();
        for (var i = 0; i < streams.Length; i++)
        {
            var scored = new List<ScoredValue>(samples[i].Count);
            _watch.Observe(streams[i], samples[i], found, scored);
            _readTo[streams[i]] = window.To;
            stretches.Add(new(streams[i], scored));
        }

        await series.SaveAsync(stretches, cancellationToken);
    }

    [LoggerMessage(1504, LogLevel.Error, "Metrics could not be scored; going back to the last saved state")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(1505, LogLevel.Warning, "The saved state of the metrics cannot be read; learning again from their history")]
    private partial void LogStateUnreadable(Exception exception);

    [LoggerMessage(1506, LogLevel.Warning, "{Feed} cannot be read; trying again in an hour")]
    private partial void LogFeedFailed(Exception exception, string feed);
}
