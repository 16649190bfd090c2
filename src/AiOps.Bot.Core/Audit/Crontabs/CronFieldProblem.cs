namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>Why a field cannot be read.</summary>
/// <param name="Item">The offending item of the list.</param>
/// <param name="Reason">A clause that follows the item: "is above 59".</param>
/// <param name="Correction">The item as it was surely meant, or null.</param>
public sealed record CronFieldProblem(string Item, string Reason, string? Correction = null);
