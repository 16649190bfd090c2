using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Hosting;

/// <summary>
/// Tells a bot elsewhere of what was found here: pending anomalies become alerts in the outbox, and those are sent in order until the bot has them. A crash between two steps
/// repeats a step that changes nothing: the outbox knows ids, and so does the bot.
/// </summary>
internal sealed partial class AlertForwardWorker(
    IAnomalyStore anomalies, IIncidentStore incidents, IAlertOutbox outbox, IAlertReceiver receiver, ForwardPause pause, ScoringBoard scoring, IOptions<IncidentOptions> options, TimeProvider time,
    ILogger<AlertForwardWorker> logger) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What waits from before needs no history.
        var moving = scoring.WhenCaughtUpAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (moving.IsCompletedSuccessfully)
                {
                    await MoveAsync(stoppingToken);
                }

                if (!pause.IsOn)
                {
                    await SendAsync(stoppingToken);
                }
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex);
                pause.Begin(null);
            }

            await scoring.NewAnomalies.WaitAsync(LookEvery, time, stoppingToken);
        }
    }

    private async Task MoveAsync(CancellationToken cancellationToken)
    {
        while (await anomalies.PendingAsync(BatchSize, cancellationToken) is { Count: > 0 } pending)
        {
            var now = time.GetUtcNow();
            var told = AnomalySignals.WorthTelling(pending, now - options.Value.StaleAfter);
            await outbox.AddAsync([.. told.Select(a => new OutgoingAlert(a.Id, SignalJson.Write(a.Id, AnomalySignals.SignalOf(a, now))))], now, cancellationToken);
            await incidents.ApplyAsync(new() { HandledAnomalies = [.. pending.Select(a => a.Id)] }, cancellationToken);
        }

        HostMetrics.AlertsWaiting.Record(await outbox.CountWaitingAsync(cancellationToken));
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (await outbox.WaitingAsync(BatchSize, cancellationToken) is { Count: > 0 } waiting)
        {
            foreach (var alert in waiting)
            {
                var receipt = await receiver.SendAsync(alert, cancellationToken);
                HostMetrics.AlertsForwarded.Add(1, new KeyValuePair<string, object?>("outcome", receipt.GetType().Name));
                if (receipt is AlertReceipt.Waiting later)
                {
                    LogWaiting(pause.Begin(later.After), later.Reason);
                    return;
                }

                await SettleAsync(alert, receipt, cancellationToken);
            }
        }
    }

    private async Task SettleAsync(OutgoingAlert alert, AlertReceipt receipt, CancellationToken cancellationToken)
    {
        pause.End();
        if (receipt is AlertReceipt.Refused refused)
        {
            LogRefused(alert.Id, refused.Reason);
            await outbox.RefusedAsync(alert.Id, refused.Reason, cancellationToken);
            return;
        }

        await outbox.DeliveredAsync(alert.Id, cancellationToken);
    }

    [LoggerMessage(1510, LogLevel.Warning, "Alerts wait and are sent again in {Pause}: {Reason}. Check Scorer:BotUrl and Scorer:Secret if this goes on")]
    private partial void LogWaiting(TimeSpan pause, string reason);

    [LoggerMessage(1511, LogLevel.Error, "Alert {Alert} is kept aside; the bot will not take it: {Reason}")]
    private partial void LogRefused(string alert, string reason);

    [LoggerMessage(1512, LogLevel.Error, "Forwarding alerts failed; trying again")]
    private partial void LogFailed(Exception exception);
}
