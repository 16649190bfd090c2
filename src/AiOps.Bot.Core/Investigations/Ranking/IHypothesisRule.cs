namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>Knows one kind of cause. Pure.</summary>
internal interface IHypothesisRule
{
    /// <summary>Candidates that the evidence speaks for, and those it speaks against with the reason set.</summary>
    IEnumerable<Hypothesis> Derive(RankingInput input);
}
