using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Hosting;

/// <summary>Forgets old telemetry once an hour. Incidents, remediations and the timeline stay.</summary>
internal sealed partial class RetentionWorker(
    ILogStore logs, IAnomalyStore anomalies, IScoredSeriesStore series, IInboundEventStore inbound, IAlertOutbox outbox, IVectorIndex vectors, IChatInbox chat, IOptions<IngestOptions> options, TimeProvider time,
    ILogger<RetentionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Platforms deliver again for some hours at most; a request that is known is not taken twice.</summary>
    private static readonly TimeSpan KeepChatRequests = TimeSpan.FromDays(2);

    /// <summary>As far back as people look at a metric beside an incident; it is also what is learned from at first.</summary>
    private static readonly TimeSpan KeepScoredValues = TimeSpan.FromDays(14);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var before = time.GetUtcNow() - options.Value.KeepLogs;
                var rows = await logs.PruneAsync(before, stoppingToken) + await anomalies.PruneAsync(before, stoppingToken)
                    + await inbound.PruneAsync(before, stoppingToken) + await outbox.PruneAsync(before, stoppingToken) + await vectors.PruneAsync(before, stoppingToken)
                    + await series.PruneAsync(time.GetUtcNow() - KeepScoredValues, stoppingToken)
                    + await chat.PruneAsync(time.GetUtcNow() - KeepChatRequests, stoppingToken);
                LogPruned(rows, before);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex);
            }
        }
    }

    [LoggerMessage(9061, LogLevel.Information, "Forgot {Rows} rows from before {Before}")]
    private partial void LogPruned(long rows, DateTimeOffset before);

    [LoggerMessage(9062, LogLevel.Warning, "Forgetting old telemetry failed; trying again in an hour")]
    private partial void LogFailed(Exception exception);
}
