using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Investigations.Tools;

/// <summary>What tools may look at.</summary>
/// <param name="Frame">The bounds of queries.</param>
/// <param name="Context">The incident that is looked into; null where there is none.</param>
/// <param name="Evidence">What is known so far.</param>
public sealed record ToolScope(QueryFrame Frame, InvestigationContext? Context, IReadOnlyList<Evidence> Evidence);
