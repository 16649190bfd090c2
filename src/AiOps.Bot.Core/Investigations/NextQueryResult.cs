using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Investigations;

/// <summary>What a suggested query gave.</summary>
/// <param name="Evidence">Under which id it was kept; null where it gave nothing.</param>
public sealed record NextQueryResult(NextQuery Asked, QueryResult Result, EvidenceId? Evidence);
