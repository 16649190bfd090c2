namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>Restricts a vector search; empty parts restrict nothing. Filters are applied in the search, not on its result.</summary>
public sealed record VectorFilter(TimeRange? Window = null, IReadOnlyList<ResourceId>? Resources = null, string? ExceptId = null);
