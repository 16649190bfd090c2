using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

/// <summary>A vector index in dictionaries, the long way round.</summary>
internal sealed class MemoryVectorIndex : IVectorIndex
{
    private readonly Dictionary<EmbeddingSpace, Dictionary<string, VectorPoint>> _points = [];
    private readonly Dictionary<EmbeddingSpace, IndexProgress> _progress = [];

    public Dictionary<string, VectorPoint> Of(EmbeddingSpace space) => _points.GetValueOrDefault(space) ?? [];

    public IndexProgress ProgressOf(EmbeddingSpace space) => _progress.GetValueOrDefault(space) ?? IndexProgress.None;

    public Task UpsertAsync(EmbeddingSpace space, IReadOnlyList<VectorPoint> points, IndexProgress progress, CancellationToken cancellationToken)
    {
        _points.TryAdd(space, []);
        _progress[space] = progress;
        foreach (var point in points)
        {
            _points[space][point.Id] = point;
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<VectorHit>> FindSimilarAsync(ReadOnlyMemory<float> vector, SearchScope scope, CancellationToken cancellationToken) =>
        FindAsync(scope, p => p.Vector.Length == 0 ? double.NaN : vector.ToArray().Zip(p.Vector, (a, b) => a * b).Sum());

    public Task<IReadOnlyList<VectorHit>> FindByTermsAsync(TermVector terms, SearchScope scope, CancellationToken cancellationToken)
    {
        var points = Of(scope.Space).Values;
        var rarity = terms.Terms.ToDictionary(t => t, t => points.Count(p => p.Terms.Terms.Contains(t)) is var n ? Math.Log(1 + ((points.Count - n + 0.5) / (n + 0.5))) : 0);
        return FindAsync(scope, p => p.Terms.Terms.Zip(p.Terms.Weights).Sum(t => rarity.GetValueOrDefault(t.First) * t.Second) is var score and > 0 ? score : double.NaN);
    }

    public Task<long> CountAsync(EmbeddingSpace space, VectorFilter filter, CancellationToken cancellationToken) =>
        Task.FromResult<long>(Of(space).Values.Count(p => Accepts(filter, p)));

    public Task<IndexProgress> GetProgressAsync(EmbeddingSpace space, CancellationToken cancellationToken) => Task.FromResult(ProgressOf(space));

    public Task<IReadOnlyList<EmbeddingSpace>> GetSpacesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<EmbeddingSpace>>([.. _points.Keys]);

    public Task RewindAsync(EmbeddingSpace space, long sequence, CancellationToken cancellationToken)
    {
        foreach (var point in Of(space).Values.Where(p => p.FirstSequence > sequence).ToArray())
        {
            _points[space].Remove(point.Id);
        }

        _progress[space] = new(sequence, Math.Min(sequence, ProgressOf(space).Embedded));
        return Task.CompletedTask;
    }

    public Task ForgetOthersAsync(EmbeddingSpace space, CancellationToken cancellationToken)
    {
        foreach (var other in _points.Keys.Where(s => s != space).ToArray())
        {
            _points.Remove(other);
            _progress.Remove(other);
        }

        return Task.CompletedTask;
    }

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0L);

    private Task<IReadOnlyList<VectorHit>> FindAsync(SearchScope scope, Func<VectorPoint, double> score) => Task.FromResult<IReadOnlyList<VectorHit>>(
        [.. Of(scope.Space).Values.Where(p => Accepts(scope.Filter, p)).Select(p => new VectorHit(p, score(p))).Where(h => !double.IsNaN(h.Score))
            .OrderByDescending(h => h.Score).GroupBy(h => h.Point.Stream.Group).SelectMany(g => scope.PerGroup == 0 ? g : g.Take(scope.PerGroup))
            .OrderByDescending(h => h.Score).Take(scope.Limit)]);

    private static bool Accepts(VectorFilter filter, VectorPoint point) =>
        (filter.Window is not { } window || window.Contains(point.Window.From))
        && (filter.Resources is null || filter.Resources.Contains(point.Resource))
        && point.Severity >= filter.AtLeast
        && point.Id != filter.ExceptId;
}
