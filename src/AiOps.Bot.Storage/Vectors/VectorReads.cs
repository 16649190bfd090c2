using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>What a search reads from the database.</summary>
internal static class VectorReads
{
    private const int Page = 2_000;
    private const int NumbersPerQuery = 500;

    /// <summary>Takes over what was stored and pruned since the last time.</summary>
    public static async Task RefreshAsync(SqlSession session, VectorMemory memory)
    {
        memory.RaiseFloor(await Sequences.CurrentAsync(session, Sequences.VectorFloor));
        IReadOnlyList<VectorRow> page;
        do
        {
            page = await session.QueryAsync<VectorRow>(VectorRow.Select + "where revision > @Revision order by revision limit @Page", new { memory.Revision, Page });
            foreach (var row in page)
            {
                memory.Put(row);
            }
        }
        while (page.Count == Page);
    }

    public static async Task<VectorCondition> ConditionAsync(SqlSession session, VectorMemory memory, VectorFilter filter)
    {
        long? except = filter.ExceptId is null
            ? null
            : await session.FirstOrDefaultAsync<long?>("select number from vector_point where id = @Id", new { Id = StorableText.Of(filter.ExceptId) });
        return new(
            filter.Window is { } from ? Milliseconds.Of(from.From) : long.MinValue,
            filter.Window is { } to ? Milliseconds.EndOf(to.To) : long.MaxValue,
            filter.Resources is { Count: > 0 } resources ? memory.NumbersOf(resources.Select(r => StorableText.Of(r.Value))) : null,
            except);
    }

    /// <summary>The candidates in exact order, best first, and those that the database no longer has.</summary>
    public static async Task<(IReadOnlyList<VectorHit> Hits, List<long> Missing)> RankAsync(SqlSession session, IReadOnlyList<long> candidates, ReadOnlyMemory<float> vector)
    {
        var rows = new List<VectorRow>(candidates.Count);
        foreach (var numbers in candidates.Chunk(NumbersPerQuery))
        {
            rows.AddRange(await session.QueryAsync<VectorRow>(VectorRow.Select + "where " + session.Dialect.IsOneOf("number", "numbers"), new { numbers }));
        }

        var hits = rows.Select(r => r.ToHit(vector.Span)).OrderByDescending(h => h.Similarity).ThenBy(h => h.Point.Id, StringComparer.Ordinal);
        return ([.. hits], [.. candidates.Except(rows.Select(r => r.Number))]);
    }
}
