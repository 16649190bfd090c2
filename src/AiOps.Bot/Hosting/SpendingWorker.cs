using AiOps.Bot.Core.Investigations.Models.Spending;

namespace AiOps.Bot.Hosting;

/// <summary>Stores what models cost, and gives it to the budget before anything is asked: a restart, or a crash in a loop, does not give the hour's budget anew.</summary>
internal sealed partial class SpendingWorker(ModelBudget budget, ISpendStore store, TimeProvider time, ILogger<SpendingWorker> logger) : BackgroundService
{
    /// <summary>An incident that is asked about after this has its budget anew.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        budget.Restore(await store.ReadAsync(now - Remembered, cancellationToken));
        await store.PruneAsync(now - Remembered, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StoreAsync(CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await budget.WhenSpentAsync(stoppingToken);
            await Task.Delay(await StoreAsync(stoppingToken) ? AtMostEvery : AfterFault, time, stoppingToken);
        }
    }

    private async Task<bool> StoreAsync(CancellationToken cancellationToken)
    {
        var spent = budget.TakeUnsaved();
        try
        {
            await store.AddAsync(spent, cancellationToken);
            return true;
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            budget.PutBack(spent);
            LogFailed(ex);
            return false;
        }
        catch (OperationCanceledException)
        {
            budget.PutBack(spent);
            throw;
        }
    }

    [LoggerMessage(9065, LogLevel.Warning, "What models cost could not be stored; trying again in a few seconds. A restart now would not know of it")]
    private partial void LogFailed(Exception exception);
}
