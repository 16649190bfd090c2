using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

/// <summary>A vector index in a dictionary.</summary>
internal sealed class MemoryVectorIndex : IVectorIndex
{
    public Dictionary<string, VectorPoint> Points { get; } = [];

    public Task UpsertAsync(IReadOnlyList<VectorPoint> points, CancellationToken cancellationToken)
    {
        foreach (var point in points)
        {
            Points[point.Id] = point;
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<VectorHit>> SearchAsync(ReadOnlyMemory<float> vector, VectorFilter filter, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<VectorHit>>([.. Points.Values
            .Where(p => filter.Window is not { } w || w.Contains(p.Window.From))
            .Select(p => new VectorHit(p, vector.ToArray().Zip(p.Vector, (a, b) => a * b).Sum()))
            .OrderByDescending(h => h.Similarity)
            .Take(limit)]);

    public Task<long> GetIndexedSequenceAsync(CancellationToken cancellationToken) => Task.FromResult(Points.Values.Select(p => p.LastSequence).DefaultIfEmpty(0).Max());

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0L);
}
