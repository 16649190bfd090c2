using AiOps.Bot.Detection.Prediction;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Prediction;

public sealed class ThresholdForecasterTests
{
    private const int Day = 24;
    private const int Month = 30 * Day;

    [Fact]
    public void ADiskThatFillsSteadilyIsFullWhenItsLineSays()
    {
        var random = new Random(1);
        var forecast = Foretell([.. Enumerable.Range(0, 14 * Day).Select(h => 40 + (0.1 * h) + (0.3 * Normal(random)))], 100);
        Assert.Equal(ThresholdOutcome.Expected, forecast.Outcome);
        Assert.Equal(265, forecast.Rows!.Value, 12.0);
        Assert.True(forecast.Earliest < forecast.Rows && forecast.Rows < forecast.Latest);
        Assert.Equal(0.1, forecast.Slope, 0.005);
    }

    [Fact]
    public void FreeSpaceThatShrinksIsForetoldDownwards()
    {
        var forecast = ThresholdForecaster.Foretell([.. Enumerable.Range(0, 10 * Day).Select(h => 60e9 - (2e8 * h))], new(0, IsUpward: false, Month, Day));
        Assert.Equal(60, forecast.Rows!.Value, 4.0);
        Assert.Equal(-2e8, forecast.Slope, 1e6);
    }

    [Fact]
    public void ADiskThatBeganToFillAnHourAgoIsJudgedByThatHour()
    {
        var random = new Random(2);
        var minutes = Enumerable.Range(0, 3_000).Select(m => 30 + (0.5 * Math.Max(0, m - 2_940)) + (0.2 * Normal(random))).ToArray();
        var forecast = ThresholdForecaster.Foretell(minutes, new(100, true, 1_440, 1_440));
        Assert.InRange(forecast.LearnedRows, 20, 120);
        Assert.InRange(forecast.Rows!.Value, 60, 120);
    }

    [Fact]
    public void NoiseAboutALevelDoesNotPassWithinTheHorizon()
    {
        var random = new Random(3);
        var forecast = Foretell([.. Enumerable.Range(0, 14 * Day).Select(_ => 50 + (5 * Normal(random)))], 100);
        Assert.Equal(ThresholdOutcome.NotWithinHorizon, forecast.Outcome);
        Assert.Null(forecast.Rows);
    }

    [Fact]
    public void TheMorningRiseOfADailySwingIsNoTrend()
    {
        var random = new Random(4);
        var values = Enumerable.Range(0, (14 * Day) + 3).Select(h => 50 + (30 * Math.Sin(2 * Math.PI * h / Day)) + (2 * Normal(random))).ToArray();
        Assert.Equal(ThresholdOutcome.NotWithinHorizon, Foretell(values, 100).Outcome);
    }

    [Fact]
    public void ASwingOnTopOfGrowthPassesFirstAtTheTopOfADay()
    {
        // The level grows to 80, the tops of the days reach 105: the next top comes six hours on.
        var values = Enumerable.Range(0, 14 * Day).Select(h => 40 + (0.12 * h) + (25 * Math.Sin(2 * Math.PI * h / Day))).ToArray();
        Assert.InRange(Foretell(values, 103).Rows!.Value, 3, 8);
    }

    [Fact]
    public void WhatIsRotatedBelowTheLimitDoesNotPassIt()
    {
        var random = new Random(5);
        var forecast = Foretell([.. Enumerable.Range(0, 14 * Day).Select(h => 20 + (h % 60) + (0.5 * Normal(random)))], 100);
        Assert.Equal(ThresholdOutcome.NotWithinHorizon, forecast.Outcome);
        Assert.Equal(79, forecast.EmptiedAt!.Value, 2.0);
    }

    [Fact]
    public void WhatIsPassedIsSaidToBe() => Assert.Equal(ThresholdOutcome.Passed, Foretell([.. Enumerable.Range(0, 50).Select(h => 60.0 + h)], 100).Outcome);

    [Fact]
    public void AFewRowsSayNothing() => Assert.Equal(ThresholdOutcome.TooLittleHistory, Foretell([1, 2, 3, 4, 5], 100).Outcome);

    /// <summary>Of 100 with a chance of 0.8, 66 and fewer come once in two thousand times; the least of each kind is what it is known to reach, less that.</summary>
    [Theory]
    [InlineData(nameof(Growths.Wandering), 0.64)]
    [InlineData(nameof(Growths.Quiet), 0.66)]
    [InlineData(nameof(Growths.Noisy), 0.66)]
    [InlineData(nameof(Growths.Swinging), 0.6)]
    [InlineData(nameof(Growths.InSteps), 0.66)]
    [InlineData(nameof(Growths.Doubling), 0.66)]
    [InlineData(nameof(Growths.Bending), 0.52)]
    public void EightOfTenPassWithinTheirInterval(string kind, double least)
    {
        const int Now = 14 * Day;
        const int Ahead = 1_500;
        var inside = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var path = Growths.Make(kind, random, Now + Ahead);
            var past = path.AsSpan(0, Now).ToArray();
            var limit = past.Max() + ((past.Max() - past.Min()) * (0.15 + (0.35 * random.NextDouble())));
            var forecast = ThresholdForecaster.Foretell(past, new(limit, true, Ahead, Day));
            var passed = Array.FindIndex(path, Now, v => v >= limit) - Now + 1;
            inside += passed > 0 && passed >= forecast.Earliest && passed <= (forecast.Latest ?? double.MaxValue) ? 1 : 0;
        }

        Assert.InRange(inside / 100.0, least, 0.95);
    }

    [Fact]
    public void ALimitThatIsPassedAtOnceIsFound()
    {
        double[] steps = [0, 3e284, -5e-51, 2e284, 0, 5e-324, 2e-80, -1e-133, -1e181, -3e127, 2e-149, 3e289, -2e-184, -4e-140, 2e169, 1e285, -1e-158, 1.7e308, 0, -3e-241, 9e-187, 1e-323, -3e103, 2e-234];
        Assert.InRange(ThresholdForecaster.Foretell(steps, new(0, false, 200, 9)).Earliest ?? 0, 0, 200);
    }

    [Fact]
    public void WhateverTheValuesTheTimesAreInOrder() => Prop.ForAll<double[], double, bool>((values, threshold, isUpward) =>
    {
        var forecast = ThresholdForecaster.Foretell(values, new(double.IsFinite(threshold) ? threshold : 0, isUpward, 200, 1 + (values.Length % 9)));
        Assert.InRange(forecast.Chance, 0, 1);
        Assert.True((forecast.Earliest ?? 0) <= (forecast.Rows ?? double.MaxValue) && (forecast.Rows ?? 0) <= (forecast.Latest ?? double.MaxValue));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnotherUnitChangesNoTime() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, 120).Select(h => (random.NextDouble() * h) + Normal(random)).ToArray();
        var (plain, scaled) = (Foretell(values, 150), Foretell([.. values.Select(v => v * 1024)], 150 * 1024));
        Assert.Equal(plain.Outcome, scaled.Outcome);
        Assert.Equal(plain.Rows ?? -1, scaled.Rows ?? -1, 1e-3);
    }).QuickCheckThrowOnFailure();

    private static ThresholdForecast Foretell(double[] values, double threshold) => ThresholdForecaster.Foretell(values, new(threshold, true, Month, Day));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
