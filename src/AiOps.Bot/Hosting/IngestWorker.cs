using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Hosting;

/// <summary>Reads every source from its last checkpoint on, for as long as the service runs. A source that fails pauses; the others go on.</summary>
internal sealed partial class IngestWorker(
    IEnumerable<ILogSourceSet> sets, ILogStore store, IngestBoard board, IOptions<IngestOptions> options, TimeProvider time, Random random,
    ILogger<IngestWorker> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RediscoverEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryDiscovery = TimeSpan.FromSeconds(10);

    // Few at once: AWS allows a handful of reads a second for the whole account, and each holds a page of up to 10,000 events.
    private readonly SemaphoreSlim _turns = new(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reading = new Dictionary<string, Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            var found = true;
            foreach (var set in sets)
            {
                found &= await StartNewSourcesAsync(set, reading, stoppingToken);
            }

            await Task.Delay(found ? RediscoverEvery : RetryDiscovery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(reading.Values);
    }

    /// <returns>False where the set could not be asked; the others are not held up by it.</returns>
    private async Task<bool> StartNewSourcesAsync(ILogSourceSet set, Dictionary<string, Task> reading, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var source in await set.DiscoverAsync(cancellationToken))
            {
                if (!reading.ContainsKey(source.Name))
                {
                    board.Register(source.Name);
                    reading.Add(source.Name, ReadForeverAsync(source, cancellationToken));
                }
            }

            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception ex)
        {
            LogDiscoveryFailed(ex);
            return false;
        }
    }

    private async Task ReadForeverAsync(ILogSource source, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ReadInTurnAsync(source, cancellationToken);
                failures = 0;
                await Task.Delay(options.Value.PollEvery, time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception ex)
            {
                board.Failed(source.Name, time.GetUtcNow());
                var pause = Pause(++failures);
                LogSourceFailed(ex, source.Name, pause);
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReadInTurnAsync(ILogSource source, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            await ReadOnceAsync(source, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    public override void Dispose()
    {
        _turns.Dispose();
        base.Dispose();
    }

    private async Task ReadOnceAsync(ILogSource source, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        var position = await store.GetCheckpointAsync(source.Name, cancellationToken);
        await foreach (var batch in source.ReadAsync(position, cancellationToken))
        {
            var added = await store.AppendAsync(batch.Events, new(source.Name, batch.Position), cancellationToken);
            if (added > 0)
            {
                HostMetrics.EventsIngested.Add(added);
                board.NewEvents.Set();
            }
        }

        board.Completed(source.Name, began - options.Value.Lateness);
    }

    /// <summary>Exponential backoff with full jitter.</summary>
    private TimeSpan Pause(int failures)
    {
        var most = Math.Min(options.Value.LongestPause.TotalSeconds, FirstPause.TotalSeconds * Math.Pow(2, Math.Min(failures, 16)));
        lock (random)
        {
            return TimeSpan.FromSeconds(FirstPause.TotalSeconds + (random.NextDouble() * most));
        }
    }

    [LoggerMessage(501, LogLevel.Warning, "Reading {Source} failed; trying again in {Pause}")]
    private partial void LogSourceFailed(Exception exception, string source, TimeSpan pause);

    [LoggerMessage(502, LogLevel.Warning, "The list of log sources could not be read")]
    private partial void LogDiscoveryFailed(Exception exception);
}
