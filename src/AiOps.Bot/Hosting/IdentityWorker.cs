using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Hosting;

/// <summary>Stores what the ledger collected, and forgets it in time.</summary>
internal sealed partial class IdentityWorker(
    IdentityLedger ledger, IIdentityStore store, IOptions<RedactionOptions> options, TimeProvider time, ILogger<IdentityWorker> logger) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(StoreAsync(stoppingToken), PruneAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was collected up to now is worth a last write.
            await KeepAsync(ledger.Take(int.MaxValue), CancellationToken.None);
        }
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!await KeepAsync(await ledger.TakeAsync(Batch, cancellationToken), cancellationToken))
            {
                await Task.Delay(AfterFault, time, cancellationToken);
            }
        }
    }

    private async Task<bool> KeepAsync(IReadOnlyList<KeptIdentity> identities, CancellationToken cancellationToken)
    {
        try
        {
            await store.KeepAsync(identities, cancellationToken);
            return true;
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            ledger.Forget(identities);
            LogFailed(ex, identities.Count);
            return false;
        }
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PruneEvery, time);
        do
        {
            try
            {
                await store.PruneAsync(time.GetUtcNow() - options.Value.KeepIdentities, cancellationToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogNotForgotten(ex);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    [LoggerMessage(9063, LogLevel.Warning, "{Count} values of placeholders could not be stored; they are collected again when they are seen again")]
    private partial void LogFailed(Exception exception, int count);

    [LoggerMessage(9064, LogLevel.Warning, "Forgetting old values of placeholders failed; trying again in an hour")]
    private partial void LogNotForgotten(Exception exception);
}
