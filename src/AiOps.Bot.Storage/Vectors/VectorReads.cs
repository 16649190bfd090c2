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
        memory.Know(await session.QueryAsync<VectorSpaceRow>(VectorSpaceRow.Select));
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
        memory.Tidy();
    }

    public static async Task<VectorCondition> ConditionAsync(SqlSession session, VectorMemory memory, SearchScope scope)
    {
        long? except = scope.Filter.ExceptId is null ? null : await session.FirstOrDefaultAsync<long?>(
            "select p.number from vector_point p join vector_space s on s.number = p.space where s.model = @Model and s.dimension = @Dimension and p.id = @Id",
            new { scope.Space.Model, scope.Space.Dimension, Id = StorableText.Of(scope.Filter.ExceptId) });
        return memory.ConditionOf(scope.Filter, except);
    }

    /// <summary>The rows with these numbers that the database still has.</summary>
    public static async Task<Dictionary<long, VectorRow>> RowsAsync(SqlSession session, IReadOnlyList<long> wanted)
    {
        var rows = new Dictionary<long, VectorRow>(wanted.Count);
        foreach (var numbers in wanted.Chunk(NumbersPerQuery))
        {
            foreach (var row in await session.QueryAsync<VectorRow>(VectorRow.Select + "where " + session.Dialect.IsOneOf("number", "numbers"), new { numbers }))
            {
                rows[row.Number] = row;
            }
        }

        return rows;
    }
}
