using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Scoring.Models;

namespace AiOps.Bot.Tests.Scoring;

public sealed class ModelComparisonTests
{
    [Fact]
    public void EachIsCountedByItsOwnThreshold()
    {
        var tallies = ModelComparison.Count(([0.9, 0.6, 0.2, 0.1], 0.5), ([0.9, 0.6, 0.75, 0.1], 0.7));

        Assert.Equal(4, Of(tallies, ModelTally.Rows));
        Assert.Equal((1, 1, 1), (Of(tallies, ModelTally.Both), Of(tallies, ModelTally.ChampionOnly), Of(tallies, ModelTally.ChallengerOnly)));
    }

    [Fact]
    public void EveryScoreIsInABinOfItsOwn()
    {
        var tallies = ModelComparison.Count(([0, 0.05, 0.999, 1], 0.5), ([0.5, 0.5, 0.5, 0.5], 0.5));

        Assert.Equal([(0, 1L), (1, 1), (19, 2)], tallies.Where(t => t.Measure == ModelTally.ChampionScores).Select(t => (t.Bin, t.Count)));
        Assert.Equal([(10, 4L)], tallies.Where(t => t.Measure == ModelTally.ChallengerScores).Select(t => (t.Bin, t.Count)));
    }

    private static long Of(IReadOnlyList<ModelTally> tallies, string measure) => tallies.Where(t => t.Measure == measure).Sum(t => t.Count);
}
