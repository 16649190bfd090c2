using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Hosting;

/// <summary>Keeps the index of log windows in step with the log store, behind everything that is urgent.</summary>
internal sealed partial class IndexingWorker(IndexLogWindows index, ScoringBoard scoring, TimeProvider time, ILogger<IndexingWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await scoring.WhenCaughtUpAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await IndexAsync(stoppingToken);
            await Task.Delay(Every, time, stoppingToken);
        }
    }

    private async Task IndexAsync(CancellationToken cancellationToken)
    {
        try
        {
            await index.IndexAsync(cancellationToken);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            LogFailed(ex);
        }
    }

    [LoggerMessage(3503, LogLevel.Warning, "Indexing log windows failed; trying again in half a minute")]
    private partial void LogFailed(Exception exception);
}
