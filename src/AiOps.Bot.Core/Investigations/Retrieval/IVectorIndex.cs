namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Finds log windows by likeness and by words. Persistent. A search fails by an exception; what was stored is found by the next search of the same process, and
/// soon by those of others.
/// </summary>
public interface IVectorIndex
{
    /// <summary>Stores or replaces points, then the progress.</summary>
    /// <exception cref="ArgumentException">A vector that is neither empty nor of the space's dimension, or has a number that is not finite.</exception>
    Task UpsertAsync(EmbeddingSpace space, IReadOnlyList<VectorPoint> points, IndexProgress progress, CancellationToken cancellationToken);

    /// <summary>The points most similar to a vector, best first. Those without a vector are not found.</summary>
    Task<IReadOnlyList<VectorHit>> FindSimilarAsync(ReadOnlyMemory<float> vector, SearchScope scope, CancellationToken cancellationToken);

    /// <summary>
    /// The points with the most telling terms, best first: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), the inverse document
    /// frequency counted over the space. Points without any of the terms are not found.
    /// </summary>
    Task<IReadOnlyList<VectorHit>> FindByTermsAsync(TermVector terms, SearchScope scope, CancellationToken cancellationToken);

    Task<long> CountAsync(EmbeddingSpace space, VectorFilter filter, CancellationToken cancellationToken);

    Task<IndexProgress> GetProgressAsync(EmbeddingSpace space, CancellationToken cancellationToken);

    /// <summary>The spaces that have points or progress, in no order.</summary>
    Task<IReadOnlyList<EmbeddingSpace>> GetSpacesAsync(CancellationToken cancellationToken);

    /// <summary>Forgets the points that begin after a sequence and sets the progress back to it: what was half written before a crash, or has no vectors.</summary>
    Task RewindAsync(EmbeddingSpace space, long sequence, CancellationToken cancellationToken);

    /// <summary>Forgets every other space.</summary>
    Task ForgetOthersAsync(EmbeddingSpace space, CancellationToken cancellationToken);

    /// <summary>Forgets windows that ended before a time, in every space. The progress stays.</summary>
    Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
