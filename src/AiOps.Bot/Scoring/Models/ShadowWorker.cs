using System.Text.Json;
using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Scoring.Models;

/// <summary>Lets challengers score what champions answered, one batch at a time, and adds up where they differ. Nobody waits for it.</summary>
internal sealed partial class ShadowWorker(ShadowQueue queue, ServedModels models, IModelTallies tallies, ILogger<ShadowWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var batch = await queue.TakeAsync(stoppingToken);
            try
            {
                await tallies.AddAsync(batch.Duel, await CompareAsync(batch, stoppingToken), stoppingToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex, batch.Duel.Name, batch.Duel.Challenger);
            }
        }
    }

    private async Task<IReadOnlyList<ModelTally>> CompareAsync(ShadowBatch batch, CancellationToken cancellationToken)
    {
        var dropped = new ModelTally(ModelTally.Dropped, 0, queue.TakeDropped(batch.Duel));
        if (await models.FindAsync(batch.Duel.Name, batch.Duel.Challenger, cancellationToken) is not { } challenger)
        {
            return [new(ModelTally.Unfit, 0, batch.Scores.Length), dropped];
        }

        using var document = JsonDocument.Parse(batch.Body);
        var sent = SentTable.Read(document.RootElement);
        var (places, missing) = challenger.PlacesIn(sent.Columns);
        return missing.Length > 0
            ? [new(ModelTally.Unfit, 0, batch.Scores.Length), dropped]
            : [.. ModelComparison.Count((batch.Scores, batch.Threshold), (challenger.Score(sent.Values(challenger.Columns, places)), challenger.Registered.Threshold)), dropped];
    }

    [LoggerMessage(1520, LogLevel.Warning, "The challenger {Model}@{Version} could not score a batch; the champion's answer stands")]
    private partial void LogFailed(Exception exception, string model, int version);
}
