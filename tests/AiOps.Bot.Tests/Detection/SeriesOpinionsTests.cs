using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Tests.Detection;

public sealed class SeriesOpinionsTests
{
    private static readonly ScoredStretch Burst = Some.Scored(Some.Cpu(), Some.Noon, 5 * 288, (100, 8));
    private static readonly TimeRange LastDay = new(Some.Noon.AddDays(-1), Some.Noon);
    private static readonly Lazy<IReadOnlyList<SeriesOpinion>> Opinions = new(() => Ask(Burst.Values, LastDay));

    [Fact]
    public void EveryWayOfLookingIsAsked() => Assert.Equal(SeriesScorers.Names, Opinions.Value.Select(o => o.Scorer));

    [Fact]
    public void TheEnsembleFindsTheBurstWhereItIs()
    {
        var ensemble = Opinions.Value[0];
        Assert.InRange(ensemble.Shared, 1, 8);
        Assert.InRange(ensemble.WorstAt!.Value, Some.Noon.AddMinutes(-500), Some.Noon.AddMinutes(-450));
        Assert.InRange(ensemble.WorstScore, SeriesScorer.Threshold, 1);
    }

    [Fact]
    public void OnlyTheWindowIsTold()
    {
        var before = Ask(Burst.Values, new(Some.Noon.AddHours(-2), Some.Noon))[0];
        Assert.Equal(0, before.Shared);
        Assert.True(before.WorstAt is null || before.WorstAt >= Some.Noon.AddHours(-2));
    }

    [Fact]
    public void TheSameValuesGiveTheSameOpinions() => Assert.Equal(Opinions.Value, Ask(Burst.Values, LastDay));

    [Fact]
    public void NothingToLookAtIsNothingUnusual() => Assert.All(Ask([], LastDay), o => Assert.Equal((0, null), (o.Unusual, o.WorstAt)));

    private static IReadOnlyList<SeriesOpinion> Ask(IReadOnlyList<ScoredValue> values, TimeRange window) => SeriesOpinions.Of(values, window, TestContext.Current.CancellationToken);
}
