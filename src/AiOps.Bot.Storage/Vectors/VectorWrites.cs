using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>What changes the stored points.</summary>
internal static class VectorWrites
{
    private const string OfSpace = "where model = @Model and dimension = @Dimension";

    public static async Task<int> UpsertAsync(SqlSession session, (EmbeddingSpace Space, IndexProgress Progress) at, IReadOnlyList<VectorPoint> points, int capacity)
    {
        var space = await session.SingleAsync<long>(
            """
            insert into vector_space (model, dimension, indexed, embedded) values (@Model, @Dimension, @Indexed, @Embedded)
            on conflict (model, dimension) do update set indexed = excluded.indexed, embedded = excluded.embedded returning number
            """,
            new { at.Space.Model, at.Space.Dimension, at.Progress.Indexed, at.Progress.Embedded });
        var revision = points.Count == 0 ? 0 : await Sequences.TakeAsync(session, Sequences.Vector, points.Count);
        foreach (var point in points)
        {
            await session.ExecuteAsync(VectorRow.Upsert, VectorRow.Of(point, space, revision++));
        }

        await EvictAsync(session, space, capacity);
        return points.Count;
    }

    public static async Task<bool> RewindAsync(SqlSession session, EmbeddingSpace space, long sequence)
    {
        var forgotten = await session.ExecuteAsync(
            $"delete from vector_point where first_sequence > @sequence and space = (select number from vector_space {OfSpace})", new { space.Model, space.Dimension, sequence });
        await session.ExecuteAsync(
            $"""
            update vector_space set indexed = @sequence, embedded = case when embedded < @sequence then embedded else @sequence end,
            rewinds = rewinds + case when @forgotten > 0 then 1 else 0 end {OfSpace}
            """,
            new { space.Model, space.Dimension, sequence, forgotten });
        return true;
    }

    public static async Task<bool> ForgetOthersAsync(SqlSession session, EmbeddingSpace space)
    {
        await session.ExecuteAsync($"delete from vector_point where space not in (select number from vector_space {OfSpace})", new { space.Model, space.Dimension });
        await session.ExecuteAsync("delete from vector_space where not (model = @Model and dimension = @Dimension)", new { space.Model, space.Dimension });
        return true;
    }

    public static async Task<int> PruneAsync(SqlSession session, long before)
    {
        await Sequences.RaiseAsync(session, Sequences.VectorFloor, before);
        return await session.ExecuteAsync(
            "delete from vector_point where number in (select number from vector_point where to_ms < @before order by to_ms limit @batch)",
            new { before, batch = DatabaseExtensions.PruneBatch });
    }

    /// <summary>
    /// Keeps the space within its bound; the one before it keeps its own until it is forgotten. A sixteenth goes at once, so that a full index is not cut at every write.
    /// </summary>
    private static async Task EvictAsync(SqlSession session, long space, int capacity)
    {
        var count = await session.SingleAsync<long>("select count(*) from vector_point where space = @space", new { space });
        if (count <= capacity)
        {
            return;
        }

        var excess = count - capacity + (capacity / 16);
        var ends = await session.QueryAsync<long>(
            "delete from vector_point where number in (select number from vector_point where space = @space order by to_ms, number limit @excess) returning to_ms", new { space, excess });
        await session.ExecuteAsync("update vector_space set floor_ms = @floor where number = @space and floor_ms < @floor", new { space, floor = ends.Max() });
    }
}
