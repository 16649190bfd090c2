using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tests.Detection.Tables;

public sealed class IsolationForestTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The paper's c(n): harmonic numbers by their logarithm.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(256, 10.244770920119918)]
    public void AverageUnsuccessfulSearchIsThePapers(int rows, double expected) => Assert.Equal(expected, PathLength.Of(rows), 12);

    [Fact]
    public void ARowAmongEqualsScoresAHalf()
    {
        var table = new FeatureTable(["a"], [.. Enumerable.Repeat(4f, 300)]);
        var scores = new double[300];
        new IsolationForestTrainer().Fit(TrainingTable.Unlabelled(table), new(), Ct).Score(table.Values, scores);
        Assert.All(scores, s => Assert.Equal(0.5, s, 6));
    }

    [Fact]
    public void ALonelyRowIsIsolatedAtOnce()
    {
        var values = Enumerable.Range(0, 256).Select(i => i == 255 ? 1e6f : i * 0.01f).ToArray();
        var scores = new double[256];
        new IsolationForestTrainer().Fit(TrainingTable.Unlabelled(new(["a"], values)), new(), Ct).Score(values, scores);

        // One cut sets it apart in nearly every tree: 2^(-1 / 10.24) = 0.935.
        Assert.InRange(scores[255], 0.92, 0.94);
        Assert.All(scores[..255], s => Assert.True(s < 0.65));
    }

    [Fact]
    public void StreamingTreesFollowAChange()
    {
        var random = new Random(3);
        var trees = new HalfSpaceTrees([0f], [1f], new(), 1);
        float Around(double middle) => (float)(middle + (0.02 * random.NextDouble()));
        var before = Enumerable.Range(0, 1000).Select(_ => trees.Observe([Around(0.3)])).Skip(300).Average();
        var change = Enumerable.Range(0, 100).Select(_ => trees.Observe([Around(0.8)])).Average();
        var after = Enumerable.Range(0, 1000).Select(_ => trees.Observe([Around(0.8)])).Skip(500).Average();
        Assert.True(change > before + 0.2, $"{before} {change}");
        Assert.True(after < change - 0.2, $"{change} {after}");
    }

    [Fact]
    public void TheAreaUnderTheCurveCountsTiesHalf()
    {
        Assert.Equal(0.5, AreaUnderCurve.Of([true, false], [1.0, 1.0]));
        Assert.Equal(1, AreaUnderCurve.Of([false, true, false, true], [0.1, 0.9, 0.2, 0.8]));
        Assert.Equal(0.75, AreaUnderCurve.Of([true, false, true, false], [0.9, 0.8, 0.7, 0.1]));
    }
}
