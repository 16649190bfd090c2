using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Investigations;

/// <summary>A query that is worth running next.</summary>
/// <param name="Id">Made from the query, so that a button shown earlier cannot run another one.</param>
/// <param name="Label">For people, up to 60 characters. A model may have written it.</param>
public sealed record NextQuery(string Id, string Label, TypedQuery Query);
