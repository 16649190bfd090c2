using AiOps.Bot.Core.Investigations.Ranking.Flows;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Ranking.Flows;

public sealed class NormalRangeTests
{
    [Fact]
    public void AConstantSeriesHasItsFloorAsScale() => Assert.Equal(0.5, NormalRange.Of(Enumerable.Repeat(7.0, 50).ToList(), _ => 0.5).Scale);

    [Fact]
    public void OneWildValueDoesNotWidenTheRange() =>
        Assert.True(NormalRange.Of([.. Enumerable.Range(0, 99).Select(i => i % 10.0), 1e9], _ => 0.1).Scale < 5);

    [Fact]
    public void AStretchThatNormalDaysShowIsNotUnusual()
    {
        double[] normal = [.. Enumerable.Range(0, 300).Select(i => Math.Sin(i / 7.0))];
        var range = NormalRange.Of(normal, _ => 0.01);
        Assert.False(range.IsUnusual(normal[100..105], normal));
        Assert.True(range.IsUnusual([2, 2, 2, 2, 2], normal));
    }

    [Fact]
    public void AtMostThreeOfAHundredNormalStretchesAreUnusual()
    {
        var random = new Random(3);
        double[] normal = [.. Enumerable.Range(0, 600).Select(_ => Math.Pow(random.NextDouble(), -0.5))];
        var range = NormalRange.Of(normal, _ => 0.01);
        var unusual = Enumerable.Range(0, 595).Count(i => range.IsUnusual(normal[i..(i + 5)], normal));
        Assert.InRange(unusual, 1, 0.03 * 596);
    }

    [Fact]
    public void AShortNormalPeriodIsJudgedByDeviations()
    {
        double[] normal = [1, 1.1, 0.9, 1, 1.05, 0.95];
        var range = NormalRange.Of(normal, m => 0.05 * m);
        Assert.True(range.IsUnusual([2], normal));
        Assert.False(range.IsUnusual([1.1], normal));
    }

    [Fact]
    public void ScoresDoNotDependOnTheUnit() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        double[] values = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())];
        var (seconds, milliseconds) = (NormalRange.Of(values, m => 0.05 * m), NormalRange.Of([.. values.Select(v => v * 1_000)], m => 0.05 * m));
        return Math.Abs(seconds.ZOf(3) - milliseconds.ZOf(3_000)) < 1e-6;
    }).QuickCheckThrowOnFailure();
}
