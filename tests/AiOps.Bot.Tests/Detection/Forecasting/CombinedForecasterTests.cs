using AiOps.Bot.Detection.Forecasting;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Forecasting;

public sealed class CombinedForecasterTests
{
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(15).WithEndSize(60);

    [Fact]
    public void ADailyShapeIsForetoldInSpiteOfASpike()
    {
        var history = Enumerable.Range(0, 24 * 20).Select(Daily).ToArray();
        history[24 * 19 + 5] = 10_000;
        var points = Foretell(history);
        for (var i = 0; i < 24; i++)
        {
            Assert.Equal(Daily(i), points[i].Expected, 0.5);
            Assert.InRange(Daily(i), points[i].Lower - 0.5, points[i].Upper + 0.5);
        }
    }

    [Fact]
    public void AQuietWeekendIsForetoldByTheWeekendsBefore()
    {
        var history = Enumerable.Range(0, 24 * 7 * 6).Select(i => i / 24 % 7 >= 5 ? 1.0 : 50 + (i % 24)).Take((24 * 7 * 5) + (24 * 5)).ToArray();
        Assert.All(Foretell(history), p => Assert.InRange(p.Expected, 0, 10));
    }

    [Fact]
    public void ANewLevelIsFollowed()
    {
        var history = Enumerable.Range(0, 24 * 30).Select(i => Daily(i) + (i >= 24 * 20 ? 300 : 0)).ToArray();
        Assert.All(Foretell(history).Select((p, i) => p.Expected - Daily(i)), d => Assert.InRange(d, 290, 310));
    }

    [Fact]
    public void ADaysOutageIsNotForetoldToGoOn()
    {
        var random = new Random(3);
        var history = Enumerable.Range(0, 24 * 30).Select(i => Daily(i) + (3 * Normal(random)) + (i >= 24 * 29 ? 2_000 : 0)).ToArray();
        Assert.All(Foretell(history).Select((p, i) => p.Expected - Daily(i)), d => Assert.InRange(d, -10, 10));
    }

    [Fact]
    public void ALevelThatStaysForThreeDaysIsFollowed()
    {
        var random = new Random(3);
        var history = Enumerable.Range(0, 24 * 30).Select(i => Daily(i) + (3 * Normal(random)) + (i >= 24 * 27 ? 2_000 : 0)).ToArray();
        Assert.All(Foretell(history).Select((p, i) => p.Expected - Daily(i)), d => Assert.InRange(d, 1_900, 2_100));
    }

    [Fact]
    public void AnEveningAboveTheUsualLiftsTheNextHoursMoreThanTheNextEvening()
    {
        // What lies above the usual fades by a fiftieth each hour: an autoregressive level.
        var (random, level) = (new Random(5), 0.0);
        var history = Enumerable.Range(0, 24 * 30).Select(i => Daily(i) + (level = (0.98 * level) + Normal(random))).ToArray();
        for (var i = 1; i <= 6; i++)
        {
            history[^i] = Daily(history.Length - i) + 15;
        }

        var points = Foretell(history);
        Assert.InRange(points[0].Expected - Daily(0), 8, 17);
        Assert.InRange(points[23].Expected - Daily(23), -5, 12);
    }

    [Fact]
    public void AboutNineteenOfTwentyValuesLieInTheInterval()
    {
        var random = new Random(11);
        var history = new SeriesHistory(Enumerable.Range(0, 6 * 100).Select(i => Daily(4 * i) + (5 * Normal(random))).ToArray());
        var (inside, all, forecaster) = (0, 0, new CombinedForecaster());
        for (var origin = 6 * 60; origin < history.Count; origin += 6)
        {
            var points = ForecastInterval.Forecast(forecaster, history, origin, new(6, 6));
            var seen = history.Before(origin + 6)[origin..];
            for (var i = 0; i < 6; i++)
            {
                inside += seen[i] >= points[i].Lower && seen[i] <= points[i].Upper ? 1 : 0;
                all++;
            }
        }

        Assert.InRange((double)inside / all, 0.90, 0.985);
    }

    [Fact]
    public void WhateverTheHistoryTheIntervalHoldsTheForecast() => Prop.ForAll<double[], int, int>((values, rows, perDay) =>
    {
        var history = values.Length == 0 ? [1.0] : values.Select(v => double.IsFinite(v) ? Math.Clamp(v, -1e9, 1e9) : v).ToArray();
        var points = ForecastInterval.Forecast(new CombinedForecaster(), new(history), history.Length, new(1 + (Math.Abs(rows % 40)), 1 + (Math.Abs(perDay % 30))));
        Assert.All(points, p => Assert.True(double.IsFinite(p.Expected) && p.Lower <= p.Expected + 1e-3 && p.Upper >= p.Expected - 1e-3));
    }).Check(Few);

    [Fact]
    public void WhatComesAfterTheOriginChangesNothing() => Prop.ForAll<int, byte>((seed, cut) =>
    {
        var random = new Random(seed);
        var perDay = 1 + random.Next(6);
        var values = Enumerable.Range(0, 120 + random.Next(60)).Select(i => (10 * Math.Sin(i * 6.28 / perDay)) + Normal(random)).ToArray();
        var (origin, shape) = (1 + (cut % 120), new ForecastShape(1 + random.Next(8), perDay));
        var name = Forecasters.Names.ElementAt(random.Next(Forecasters.Names.Count));
        var cutShort = ForecastInterval.Forecast(Forecasters.Create(name), new(values.AsSpan(0, origin)), origin, shape);
        Assert.Equal(cutShort, ForecastInterval.Forecast(Forecasters.Create(name), new(values), origin, shape));
    }).Check(Few);

    [Fact]
    public void AMedianOfWeightsLeavesHalfOnEachSide() => Prop.ForAll<(int Value, byte Weight)[]>(drawn =>
    {
        var told = drawn.Where(d => d.Weight > 0).ToArray();
        if (told.Length > 0)
        {
            var median = WeightedMedian.Of(told.Select(t => (double)t.Value).ToArray(), told.Select(t => (double)t.Weight).ToArray());
            var half = told.Sum(t => t.Weight) / 2.0;
            Assert.True(told.Where(t => t.Value < median).Sum(t => t.Weight) <= half + 1e-9);
            Assert.True(told.Where(t => t.Value > median).Sum(t => t.Weight) <= half + 1e-9);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void LeastAbsoluteDeviationsDoNotFollowATenthOfRowsFarOff()
    {
        var random = new Random(3);
        var (features, targets) = (new double[400], new double[200]);
        for (var i = 0; i < targets.Length; i++)
        {
            (features[2 * i], features[(2 * i) + 1]) = (1, random.NextDouble());
            targets[i] = i % 10 == 0 ? 1e6 : 3 + (5 * features[(2 * i) + 1]) + (0.01 * Normal(random));
        }

        var found = LeastAbsolute.Fit(features, targets, [.. Enumerable.Repeat(1.0, 200)], ([0, 0], [0, 0]));
        Assert.Equal(3, found[0], 0.05);
        Assert.Equal(5, found[1], 0.1);
    }

    private static ForecastPoint[] Foretell(double[] history) => ForecastInterval.Forecast(new CombinedForecaster(), new(history), history.Length, new(24, 24));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Daily(int hour) => 100 + (40 * Math.Sin(2 * Math.PI * hour / 24));
}
