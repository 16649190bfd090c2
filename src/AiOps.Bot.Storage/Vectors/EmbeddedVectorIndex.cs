using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>
/// Exact search in process over vectors that the database keeps. The bytes in memory choose candidates; the stored floats of those give the exact order.
/// Each search first takes over what was stored since the last one, by whichever process.
/// </summary>
internal sealed class EmbeddedVectorIndex(IDatabase database, int capacity) : IVectorIndex, IDisposable
{
    private const int LongestVector = 8_192;
    private const int MostHits = 1_000;

    /// <summary>At least this many candidates are ranked exactly: rounding to bytes rarely moves one by more than a few places.</summary>
    private const int FewestCandidates = 40;
    private const int CandidatesPerHit = 4;
    private const int Attempts = 4;

    private readonly VectorMemory _memory = new();
    private readonly SemaphoreSlim _gate = new(1, 1);

    public Task UpsertAsync(IReadOnlyList<VectorPoint> points, CancellationToken cancellationToken)
    {
        if (points.FirstOrDefault(p => p.Vector.Length is 0 or > LongestVector || !p.Vector.All(float.IsFinite)) is { } bad)
        {
            throw new ArgumentException($"The vector of '{bad.Id}' must have 1 to {LongestVector} finite numbers.", nameof(points));
        }

        return points.Count == 0 ? Task.CompletedTask : database.WriteAsync(Durability.Process, session => VectorWrites.UpsertAsync(session, points, capacity), cancellationToken);
    }

    public async Task<IReadOnlyList<VectorHit>> SearchAsync(ReadOnlyMemory<float> vector, VectorFilter filter, int limit, CancellationToken cancellationToken)
    {
        var wanted = Math.Clamp(limit, 0, MostHits);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return wanted == 0 || vector.IsEmpty ? [] : await database.ReadAsync(session => SearchAsync(session, vector, filter, wanted), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public Task<long> GetIndexedSequenceAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => Sequences.CurrentAsync(session, Sequences.VectorIndexed), cancellationToken);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.PruneAsync(session => VectorWrites.PruneAsync(session, Milliseconds.Of(before)), cancellationToken);

    public void Dispose() => _gate.Dispose();

    private async Task<IReadOnlyList<VectorHit>> SearchAsync(SqlSession session, ReadOnlyMemory<float> vector, VectorFilter filter, int limit)
    {
        await VectorReads.RefreshAsync(session, _memory);
        var condition = await VectorReads.ConditionAsync(session, _memory, filter);
        IReadOnlyList<VectorHit> hits = [];
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var candidates = _memory.Nearest(vector.Span, condition, Math.Max(limit * CandidatesPerHit, FewestCandidates));
            (hits, var missing) = await VectorReads.RankAsync(session, candidates, vector);
            if (missing.Count == 0)
            {
                break;
            }

            // Another process pruned them.
            missing.ForEach(_memory.Forget);
        }

        return [.. hits.Take(limit)];
    }
}
