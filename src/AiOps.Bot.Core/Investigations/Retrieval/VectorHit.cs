namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>A found window with its cosine similarity, -1 to 1.</summary>
public sealed record VectorHit(VectorPoint Point, double Similarity);
