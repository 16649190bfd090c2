using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Evaluation;

/// <summary>What is known of a case. Only the scoring sees it, never a method.</summary>
/// <param name="Bundle">The bundle's folder below the folder of bundles, with slashes.</param>
/// <param name="Set">The data set it belongs to; sets are scored apart.</param>
/// <param name="Entities">The names of what is to blame, any of which counts; empty = nothing is wrong, and saying nothing is right.</param>
/// <param name="Change">The change that is to blame, "none" where no change is; null where it is not known.</param>
public sealed record CaseLabel(string Bundle, string Set, ImmutableArray<string> Entities, string? Change);
