namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>Finds log windows by likeness. Persistent; the embedded one searches exactly.</summary>
public interface IVectorIndex
{
    Task UpsertAsync(IReadOnlyList<VectorPoint> points, CancellationToken cancellationToken);

    /// <summary>The most similar points, best first.</summary>
    Task<IReadOnlyList<VectorHit>> SearchAsync(ReadOnlyMemory<float> vector, VectorFilter filter, int limit, CancellationToken cancellationToken);

    /// <summary>The highest log sequence that was indexed; 0 before the first.</summary>
    Task<long> GetIndexedSequenceAsync(CancellationToken cancellationToken);

    Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
