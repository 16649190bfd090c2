using System.Collections.Concurrent;
using System.Threading.Channels;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Hosting;

namespace AiOps.Bot.Scoring.Models;

/// <summary>What challengers are still to score, bounded by bytes. What does not fit is counted and let go: a comparison needs no row in particular.</summary>
internal sealed class ShadowQueue
{
    private const long MostBytes = 64L << 20;
    private readonly Channel<ShadowBatch> _batches = Channel.CreateUnbounded<ShadowBatch>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<ModelDuel, long> _dropped = new();
    private long _bytes;

    public void Offer(ShadowBatch batch)
    {
        if (Interlocked.Add(ref _bytes, batch.Body.Length) <= MostBytes)
        {
            _batches.Writer.TryWrite(batch);
            return;
        }

        Interlocked.Add(ref _bytes, -batch.Body.Length);
        _dropped.AddOrUpdate(batch.Duel, batch.Scores.Length, (_, rows) => rows + batch.Scores.Length);
        HostMetrics.ShadowDropped.Add(batch.Scores.Length, new KeyValuePair<string, object?>("model", batch.Duel.Name));
    }

    public async Task<ShadowBatch> TakeAsync(CancellationToken cancellationToken)
    {
        var batch = await _batches.Reader.ReadAsync(cancellationToken);
        Interlocked.Add(ref _bytes, -batch.Body.Length);
        return batch;
    }

    /// <returns>How many rows of the two were let go since it was asked last.</returns>
    public long TakeDropped(ModelDuel duel) => _dropped.TryRemove(duel, out var rows) ? rows : 0;
}
