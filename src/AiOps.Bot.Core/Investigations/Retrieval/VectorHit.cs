namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>A found window.</summary>
/// <param name="Score">Found by its vector: the cosine similarity, -1 to 1. Found by its terms: BM25, from 0 up.</param>
public sealed record VectorHit(VectorPoint Point, double Score);
