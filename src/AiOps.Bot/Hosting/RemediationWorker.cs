using System.Collections.Concurrent;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Hosting;

/// <summary>Dispatches approved remediations, several at once. What was Running when the process ended is looked at first.</summary>
internal sealed partial class RemediationWorker(
    IRemediationStore store, RemediationRunner runner, IChangeFeed changes, TimeProvider time, ILogger<RemediationWorker> logger) : BackgroundService
{
    private const int AtOnce = 16;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<RemediationId, Task> _underWay = new();
    private readonly WorkSignal _wake = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = ListenAsync(stoppingToken);
        await ContainAsync(() => StartDueAsync(RemediationStatus.Running, runner.ResumeAsync, stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            await ContainAsync(() => StartDueAsync(RemediationStatus.Approved, runner.RunAsync, stoppingToken));
            await _wake.WaitAsync(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_underWay.Values.Append(listening));
    }

    private async Task StartDueAsync(RemediationStatus status, Func<RemediationId, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        foreach (var due in await store.ListAsync(status, AtOnce * 4, cancellationToken))
        {
            if (_underWay.Count >= AtOnce)
            {
                return;
            }

            if (!_underWay.ContainsKey(due.Id))
            {
                HostMetrics.RemediationsRun.Add(1);
                _underWay[due.Id] = RunAsync(due.Id, act, cancellationToken);
            }
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

    private async Task ContainAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (OperationCanceledException)
        {
            // The service stops; what was under way is found again at the next start.
        }
        catch (Exception ex)
        {
            LogFailed(ex);
        }
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
