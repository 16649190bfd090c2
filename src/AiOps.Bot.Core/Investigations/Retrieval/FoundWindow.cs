namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>A window that answers the question.</summary>
/// <param name="Likeness">0 to 1: the cosine of the vectors, or the share of the question's terms that it has, weighted by rarity; the larger of the two.</param>
/// <param name="Rank">Fused over both searches, 0 to 1; larger is better. Only for comparing within one answer.</param>
internal sealed record FoundWindow(VectorPoint Point, double Likeness, double Rank);
