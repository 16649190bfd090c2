using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Hosting;

/// <summary>
/// Takes stored log events through the scorers in the order of the store. Anomalies and the scorers' state are saved together, so after a crash the same
/// events are scored again from the last state and give the same anomalies by the same ids.
/// </summary>
internal sealed partial class ScoringWorker(
    ILogStore logs, IAnomalyStore anomalies, ILogScorerFactory scorers, IngestBoard board, ScoringBoard scoring, TimeProvider time,
    ILogger<ScoringWorker> logger) : BackgroundService
{
    private const int BatchSize = 2_000;
    private const int SaveStateEvery = 50_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SaveStateWithin = TimeSpan.FromSeconds(15);

    private ILogScorer _scorer = null!;
    private long _sequence;
    private long _unsavedEvents;
    private DateTimeOffset _watermark = DateTimeOffset.MinValue;
    private DateTimeOffset _savedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ResumeAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DrainAsync(stoppingToken);
                await board.NewEvents.WaitAsync(LookEvery, time, stoppingToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                // The state in memory may be ahead of what was saved: go back to the saved one.
                LogScoringFailed(ex);
                await Task.Delay(LookEvery, time, stoppingToken);
                await ResumeAsync(stoppingToken);
            }
        }
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        _savedAt = time.GetUtcNow();
        _unsavedEvents = 0;
        var progress = await anomalies.GetProgressAsync(cancellationToken);
        if (progress is not null && TryLoad(progress.State) is { } loaded)
        {
            (_scorer, _sequence, _watermark) = (loaded, progress.Sequence, progress.Watermark);
            return;
        }

        (_scorer, _sequence, _watermark) = (scorers.Create(), 0, DateTimeOffset.MinValue);
    }

    private ILogScorer? TryLoad(byte[] state)
    {
        try
        {
            return scorers.Load(state);
        }
        catch (FormatException ex)
        {
            LogStateUnreadable(ex);
            return null;
        }
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        // The watermark is taken first: whatever was complete then is in the store now.
        var watermark = board.Watermark(time.GetUtcNow());
        IReadOnlyList<StoredLogEvent> events;
        do
        {
            events = await logs.ReadAfterAsync(_sequence, BatchSize, cancellationToken);
            await ScoreAsync(events, cancellationToken);
        }
        while (events.Count == BatchSize);

        if (watermark is { } reached && reached > _watermark)
        {
            await AdvanceAsync(reached, cancellationToken);
            scoring.CaughtUp();
        }
    }

    private async Task ScoreAsync(IReadOnlyList<StoredLogEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return;
        }

        var found = new List<Anomaly>();
        foreach (var stored in events)
        {
            _scorer.Observe(stored.Event, found);
        }

        _sequence = events[^1].Sequence;
        _unsavedEvents += events.Count;
        HostMetrics.EventsScored.Add(events.Count);
        await SaveAsync(found, cancellationToken);
    }

    private async Task AdvanceAsync(DateTimeOffset watermark, CancellationToken cancellationToken)
    {
        var found = new List<Anomaly>();
        _scorer.AdvanceTo(watermark, found);
        _watermark = watermark;
        await SaveAsync(found, cancellationToken);
    }

    private async Task SaveAsync(List<Anomaly> found, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var stateIsDue = found.Count > 0 || _unsavedEvents >= SaveStateEvery || (_unsavedEvents > 0 && now - _savedAt >= SaveStateWithin);
        if (!stateIsDue)
        {
            return;
        }

        await anomalies.CommitAsync(found, new(_sequence, _watermark, _scorer.Save()), cancellationToken);
        (_unsavedEvents, _savedAt) = (0, now);
        if (found.Count > 0)
        {
            HostMetrics.AnomaliesFound.Add(found.Count);
            scoring.NewAnomalies.Set();
        }
    }

    [LoggerMessage(1501, LogLevel.Error, "Scoring failed; going back to the last saved state")]
    private partial void LogScoringFailed(Exception exception);

    [LoggerMessage(1502, LogLevel.Warning, "The saved scorer state cannot be read; learning again from the stored logs")]
    private partial void LogStateUnreadable(Exception exception);
}
