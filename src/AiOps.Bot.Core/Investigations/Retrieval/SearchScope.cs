namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>Where a search looks and how much it returns.</summary>
/// <param name="Limit">Most hits; beyond 1,000 there are never more.</param>
/// <param name="PerGroup">
/// Most hits of one log group, 0 for any number. It holds inside the search: a group that has thousands of windows that match everything takes its share and no more.
/// </param>
public sealed record SearchScope(EmbeddingSpace Space, VectorFilter Filter, int Limit, int PerGroup = 0);
