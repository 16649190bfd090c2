using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>Candidates best first, and those that the evidence speaks against.</summary>
internal sealed record RankedHypotheses(ImmutableArray<Hypothesis> Hypotheses, ImmutableArray<Hypothesis> RuledOut);
