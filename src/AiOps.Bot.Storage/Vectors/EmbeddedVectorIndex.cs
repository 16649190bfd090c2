using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>
/// Search in process over points that the database keeps. A vector is found in three steps, each on what the one before left over: an estimate by its signs, a
/// product of its bytes, and the stored floats, which give the exact order. Words are found by an inverted index. Each search first takes over what was stored
/// since the last one, by whichever process.
/// </summary>
internal sealed class EmbeddedVectorIndex(IDatabase database, int capacity) : IVectorIndex, IDisposable
{
    private const int MostHits = 1_000;

    /// <summary>So many more candidates than hits are ranked exactly, and a quarter of the hits: rounding to bytes rarely moves one by more than a place or two.</summary>
    private const int MoreCandidates = 10;
    private const int Attempts = 4;

    private readonly VectorMemory _memory = new();
    private readonly SemaphoreSlim _gate = new(1, 1);

    public Task UpsertAsync(EmbeddingSpace space, IReadOnlyList<VectorPoint> points, IndexProgress progress, CancellationToken cancellationToken)
    {
        PointRules.Check(space, points);
        return database.WriteAsync(Durability.Process, session => VectorWrites.UpsertAsync(session, (space, progress), points, capacity), cancellationToken);
    }

    public Task<IReadOnlyList<VectorHit>> FindSimilarAsync(ReadOnlyMemory<float> vector, SearchScope scope, CancellationToken cancellationToken) =>
        SearchAsync<IReadOnlyList<VectorHit>>(session => FindSimilarAsync(session, vector, Bounded(scope)), cancellationToken);

    public Task<IReadOnlyList<VectorHit>> FindByTermsAsync(TermVector terms, SearchScope scope, CancellationToken cancellationToken) =>
        SearchAsync<IReadOnlyList<VectorHit>>(session => FindByTermsAsync(session, terms, Bounded(scope)), cancellationToken);

    public Task<long> CountAsync(EmbeddingSpace space, VectorFilter filter, CancellationToken cancellationToken) => SearchAsync(
        async session => _memory.BlockOf(space)?.CountWhere(await VectorReads.ConditionAsync(session, _memory, new(space, filter, 0))) ?? 0, cancellationToken);

    /// <summary>Also takes over what is new, so that the copy in memory is ready before somebody waits for it.</summary>
    public Task<IndexProgress> GetProgressAsync(EmbeddingSpace space, CancellationToken cancellationToken) => SearchAsync(
        async session => (await SpacesAsync(session)).FirstOrDefault(s => s.ToSpace() == space) is { } row ? new IndexProgress(row.Indexed, row.Embedded) : IndexProgress.None,
        cancellationToken);

    public Task<IReadOnlyList<EmbeddingSpace>> GetSpacesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<EmbeddingSpace>>(async session => [.. (await SpacesAsync(session)).Select(s => s.ToSpace())], cancellationToken);

    public Task RewindAsync(EmbeddingSpace space, long sequence, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Process, session => VectorWrites.RewindAsync(session, space, sequence), cancellationToken);

    public Task ForgetOthersAsync(EmbeddingSpace space, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Process, session => VectorWrites.ForgetOthersAsync(session, space), cancellationToken);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.PruneAsync(session => VectorWrites.PruneAsync(session, Milliseconds.Of(before)), cancellationToken);

    public void Dispose() => _gate.Dispose();

    private static SearchScope Bounded(SearchScope scope) => scope with { Limit = Math.Clamp(scope.Limit, 0, MostHits) };

    private static int WithMore(int hits) => hits + (hits / 4) + MoreCandidates;

    private static Task<IReadOnlyList<VectorSpaceRow>> SpacesAsync(SqlSession session) => session.QueryAsync<VectorSpaceRow>(VectorSpaceRow.Select);

    private async Task<T> SearchAsync<T>(Func<SqlSession, Task<T>> search, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await database.ReadAsync(async session =>
            {
                await VectorReads.RefreshAsync(session, _memory);
                return await search(session);
            }, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<IReadOnlyList<VectorHit>> FindSimilarAsync(SqlSession session, ReadOnlyMemory<float> vector, SearchScope scope)
    {
        if (scope.Limit == 0 || vector.IsEmpty || vector.Length != scope.Space.Dimension || _memory.BlockOf(scope.Space) is not { } block)
        {
            return [];
        }

        var condition = await VectorReads.ConditionAsync(session, _memory, scope);
        var wanted = (WithMore(scope.Limit), scope.PerGroup == 0 ? 0 : WithMore(scope.PerGroup), _memory.Groups);
        var rows = await StoredAsync(session, () => block.Nearest(vector.Span, condition, wanted));
        return Shared(rows.Values.Select(r => r.ToHit(vector.Span)).OrderByDescending(h => h.Score).ThenBy(h => h.Point.Id, StringComparer.Ordinal), scope);
    }

    private async Task<IReadOnlyList<VectorHit>> FindByTermsAsync(SqlSession session, TermVector terms, SearchScope scope)
    {
        if (scope.Limit == 0 || terms.IsEmpty || _memory.BlockOf(scope.Space) is not { } block)
        {
            return [];
        }

        var condition = await VectorReads.ConditionAsync(session, _memory, scope);
        var scores = new Dictionary<long, float>();
        var rows = await StoredAsync(session, () =>
        {
            scores = block.WithTerms(terms, condition, (scope.Limit, scope.PerGroup, _memory.Groups)).ToDictionary(f => f.Number, f => f.Score);
            return [.. scores.Keys];
        });
        return [.. rows.Values.Select(r => new VectorHit(r.ToPoint(), scores[r.Number])).OrderByDescending(h => h.Score).ThenBy(h => h.Point.Id, StringComparer.Ordinal)];
    }

    /// <summary>The rows of a search in memory. Where another process took some away meanwhile, the search is made again without them.</summary>
    private async Task<Dictionary<long, VectorRow>> StoredAsync(SqlSession session, Func<long[]> search)
    {
        for (var attempt = 1; ; attempt++)
        {
            var numbers = search();
            var rows = await VectorReads.RowsAsync(session, numbers);
            if (rows.Count == numbers.Length || attempt == Attempts)
            {
                return rows;
            }

            foreach (var number in numbers.Where(n => !rows.ContainsKey(n)))
            {
                _memory.Forget(number);
            }
        }
    }

    private static VectorHit[] Shared(IEnumerable<VectorHit> ordered, SearchScope scope)
    {
        var taken = new Dictionary<(string, string), int>();
        return [.. ordered.Where(h =>
        {
            var group = (h.Point.Stream.Source, h.Point.Stream.Group);
            return (taken[group] = taken.GetValueOrDefault(group) + 1) <= scope.PerGroup || scope.PerGroup == 0;
        }).Take(scope.Limit)];
    }
}
