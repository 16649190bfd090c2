using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>Evidence that something other than a change is to blame.</summary>
/// <param name="Name">In words, singular: "an expired certificate".</param>
/// <param name="Weight">0..1: how far it would convince alone.</param>
/// <param name="IsDirect">
/// It is seldom the consequence of a change. Ambiguous evidence (throttling, more requests, malformed input) is, and gives way to a change that explains it.
/// </param>
/// <param name="Lines">What shows it.</param>
internal sealed record OperationalCause(string Name, double Weight, bool IsDirect, ImmutableArray<string> Lines);
