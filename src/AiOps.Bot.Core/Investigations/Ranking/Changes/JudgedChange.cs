using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>A change with what speaks for its guilt.</summary>
internal sealed record JudgedChange(SuspectChange Change, double Score, ImmutableArray<string> Why);
