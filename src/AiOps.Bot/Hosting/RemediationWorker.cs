using System.Collections.Concurrent;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Hosting;

/// <summary>Dispatches approved remediations, several at once. What was Running when the process ended is looked at first.</summary>
internal sealed partial class RemediationWorker(
    IRemediationStore store, RemediationRunner runner, IChangeFeed changes, TimeProvider time, ILogger<RemediationWorker> logger) : BackgroundService
{
    private const int AtOnce = 16;
    private const int MostInterrupted = 10_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ResumeEvery = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<RemediationId, Task> _underWay = new();

    /// <summary>What was Running when this process began, with the time of the next try: the account may not answer at the first.</summary>
    private readonly ConcurrentDictionary<RemediationId, DateTimeOffset> _interrupted = new();
    private readonly WorkSignal _wake = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = ListenAsync(stoppingToken);
        var begun = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            begun = begun || await ContainAsync(() => FindInterruptedAsync(stoppingToken));
            if (begun)
            {
                Start(_interrupted.Where(i => i.Value <= time.GetUtcNow()).Select(i => i.Key), ResumeAsync, stoppingToken);
                await ContainAsync(() => StartApprovedAsync(stoppingToken));
            }

            await _wake.WaitAsync(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_underWay.Values.Append(listening));
    }

    /// <summary>Before the first run of this process, because from then on what is Running may be its own.</summary>
    private async Task FindInterruptedAsync(CancellationToken cancellationToken)
    {
        foreach (var running in await store.ListAsync(RemediationStatus.Running, MostInterrupted, cancellationToken))
        {
            _interrupted[running.Id] = time.GetUtcNow();
        }
    }

    private async Task StartApprovedAsync(CancellationToken cancellationToken) =>
        Start((await store.ListAsync(RemediationStatus.Approved, AtOnce * 4, cancellationToken)).Select(r => r.Id), runner.RunAsync, cancellationToken);

    private async Task ResumeAsync(RemediationId id, CancellationToken cancellationToken)
    {
        _interrupted[id] = time.GetUtcNow() + ResumeEvery;
        await runner.ResumeAsync(id, cancellationToken);
        _interrupted.TryRemove(id, out _);
    }

    private void Start(IEnumerable<RemediationId> due, Func<RemediationId, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        foreach (var id in due.Where(id => !_underWay.ContainsKey(id)).Take(Math.Max(0, AtOnce - _underWay.Count)))
        {
            HostMetrics.RemediationsRun.Add(1);
            _underWay[id] = RunAsync(id, act, cancellationToken);
        }
    }

    private async Task RunAsync(RemediationId id, Func<RemediationId, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        // Yields first, so that the task is on the list before it takes itself off.
        await Task.Yield();
        await ContainAsync(() => act(id, cancellationToken));
        _underWay.TryRemove(id, out _);
        _wake.Set();
    }

    /// <returns>False where it did not come to its end.</returns>
    private async Task<bool> ContainAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (OperationCanceledException)
        {
            // The service stops; what was under way is found again at the next start.
        }
        catch (Exception ex)
        {
            LogFailed(ex);
        }

        return false;
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in changes.SubscribeAsync(cancellationToken))
            {
                _wake.Set();
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    [LoggerMessage(4021, LogLevel.Error, "Dispatching remediations failed; trying again")]
    private partial void LogFailed(Exception exception);
}
