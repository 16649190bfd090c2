using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>What changes the stored vectors.</summary>
internal static class VectorWrites
{
    public static async Task<int> UpsertAsync(SqlSession session, IReadOnlyList<VectorPoint> points, int capacity)
    {
        var revision = await Sequences.TakeAsync(session, Sequences.Vector, points.Count);
        foreach (var point in points)
        {
            await session.ExecuteAsync(VectorRow.Upsert, VectorRow.Of(point, revision++));
        }

        await Sequences.RaiseAsync(session, Sequences.VectorIndexed, points.Max(p => p.LastSequence));
        await EvictAsync(session, capacity);
        return points.Count;
    }

    public static async Task<int> PruneAsync(SqlSession session, long before)
    {
        await Sequences.RaiseAsync(session, Sequences.VectorFloor, before);
        return await session.ExecuteAsync(
            "delete from vector_point where number in (select number from vector_point where to_ms < @before order by to_ms limit @batch)",
            new { before, batch = DatabaseExtensions.PruneBatch });
    }

    /// <summary>Keeps the index within its bound. A sixteenth goes at once, so that a full index is not cut at every write.</summary>
    private static async Task EvictAsync(SqlSession session, int capacity)
    {
        var count = await session.SingleAsync<long>("select count(*) from vector_point");
        if (count <= capacity)
        {
            return;
        }

        var excess = count - capacity + (capacity / 16);
        var ends = await session.QueryAsync<long>(
            "delete from vector_point where number in (select number from vector_point order by to_ms, number limit @excess) returning to_ms", new { excess });
        await Sequences.RaiseAsync(session, Sequences.VectorFloor, ends.Max());
    }
}
