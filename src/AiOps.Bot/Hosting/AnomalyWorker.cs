using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Hosting;

/// <summary>Works pending anomalies into incidents, once history has been read.</summary>
internal sealed partial class AnomalyWorker(
    IAnomalyStore anomalies, RaiseIncidents raise, ScoringBoard scoring, WorkBoard work, IOptions<IncidentOptions> options, TimeProvider time,
    ILogger<AnomalyWorker> logger) : BackgroundService
{
    private const int BatchSize = 2_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await scoring.WhenCaughtUpAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await HandleBatchAsync(stoppingToken) == BatchSize)
                {
                }

                await scoring.NewAnomalies.WaitAsync(LookEvery, time, stoppingToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex);
                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
    }

    private async Task<int> HandleBatchAsync(CancellationToken cancellationToken)
    {
        var pending = await anomalies.PendingAsync(BatchSize, cancellationToken);
        if (pending.Count == 0)
        {
            return 0;
        }

        var now = time.GetUtcNow();
        var signals = AnomalySignals.Of(pending, now - options.Value.StaleAfter, now);
        await raise.RaiseAsync(signals, HandledInput.Of(pending), cancellationToken);
        HostMetrics.AlertsHandled.Add(signals.Count);
        work.Incidents.Set();
        return pending.Count;
    }

    [LoggerMessage(1503, LogLevel.Error, "Anomalies could not be worked into incidents; trying again")]
    private partial void LogFailed(Exception exception);
}
