using AiOps.Bot.Detection.Scorers.Series;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Scorers.Series;

public sealed class SeriesScorerTests
{
    private const int Day = 288;
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(4);

    public static TheoryData<string> Names => [.. SeriesScorers.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void AScoreDependsOnNothingThatFollows(string name) => Check.One(Few, Prop.ForAll<double[], int>((seen, cut) =>
    {
        var values = Some.DailySeries(2 * Day, seed: 1).Concat(seen).ToArray();
        var kept = values.Length - (Math.Abs(cut % Day) % values.Length);
        return Scores(values, name: name).Take(kept).SequenceEqual(Scores(values[..kept], name: name));
    }));

    [Theory]
    [MemberData(nameof(Names))]
    public void EachWayOfLookingGoesOnFromSavedState(string name)
    {
        var values = Some.DailySeries(3 * Day, seed: 2);
        var (whole, half) = (new SeriesScorer(1, clock: true, scorer: name), new SeriesScorer(1, clock: true, scorer: name));
        for (var i = 0; i < values.Length; i++)
        {
            half = i == 500 ? SeriesScorer.Load(half.Save(), name) : half;
            Assert.Equal(whole.Observe(i * 300, [values[i]]), half.Observe(i * 300, [values[i]]));
        }
    }

    [Fact]
    public void AnUnknownWayOfLookingIsSaid() => Assert.Throws<KeyNotFoundException>(() => new SeriesScorer(1, clock: true, scorer: "crystal-ball"));

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    [InlineData(false, 7)]
    public void GoingOnFromSavedStateEqualsNeverHavingStopped(bool clock, int metrics)
    {
        var rows = Rows(Some.DailySeries(6 * Day, seed: 2), metrics);
        var whole = new SeriesScorer(metrics, clock);
        var half = new SeriesScorer(metrics, clock);
        for (var i = 0; i < rows.Length; i++)
        {
            half = i % 400 == 399 ? SeriesScorer.Load(half.Save()) : half;
            Assert.Equal(whole.Observe(i * 300, rows[i]), half.Observe(i * 300, rows[i]));
        }
    }

    [Fact]
    public void DamagedStateIsSaidToBeDamaged()
    {
        var scorer = new SeriesScorer(2, clock: true);
        scorer.Observe(0, [1, 2]);
        var state = scorer.Save();
        Assert.Throws<FormatException>(() => SeriesScorer.Load(state[..^9]));
        Assert.Throws<FormatException>(() => SeriesScorer.Load([99, .. state[1..]]));
        Assert.Throws<FormatException>(() => SeriesScorer.Load([]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyInputHasAScoreBetweenNoneAndOne(string name) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll<(double Step, double Value)[]>(rows =>
    {
        var scorer = new SeriesScorer(1, clock: true, scorer: name);
        foreach (var (step, value) in rows.Concat([(double.NaN, double.MaxValue), (double.MinValue, double.NegativeInfinity), (1e308, double.Epsilon)]))
        {
            var score = scorer.Observe(step * 1e6, [value]).Score;
            Assert.InRange(score, 0, 1);
        }
    }));

    [Fact]
    public void AConstantSeriesIsNeverAnomalous() => Assert.All(Scores([.. Enumerable.Repeat(7.0, 2_000)]), score => Assert.True(score < SeriesScorer.Threshold));

    [Fact]
    public void ASpikeBeginsSomethingAndIsSaidOnce()
    {
        var values = Some.DailySeries(8 * Day, seed: 3);
        values[(7 * Day) + 100] += 200;
        var scores = Scores(values);
        Assert.True(scores[(7 * Day) + 100] >= SeriesScorer.OnsetThreshold);
        Assert.All(scores[((7 * Day) + 101)..((7 * Day) + 140)], score => Assert.True(score < SeriesScorer.OnsetThreshold));
    }

    [Fact]
    public void ANightThatLooksLikeADayIsAnomalousThoughEachValueIsUsual()
    {
        var values = Some.DailySeries(10 * Day, seed: 4);
        var night = (9 * Day) + 10;
        Array.Copy(values, night - (Day / 2), values, night, 30);
        Assert.Contains(Scores(values)[night..(night + 30)], score => score >= SeriesScorer.Threshold);
        Assert.True(Scores(values)[(5 * Day)..night].Count(score => score >= SeriesScorer.Threshold) < 30);
    }

    [Fact]
    public void TheSameSpikeEveryDayStopsBeingNews()
    {
        var values = Some.DailySeries(14 * Day, seed: 5);
        for (var day = 0; day < 14; day++)
        {
            values[(day * Day) + 50] += 100;
        }

        Assert.DoesNotContain(Scores(values)[(7 * Day)..], score => score >= SeriesScorer.OnsetThreshold);
    }

    [Fact]
    public void TheVerdictSaysWhichMetricWasOffAndWhatWasExpected()
    {
        var scorer = new SeriesScorer(3, clock: true);
        var series = Some.DailySeries(8 * Day, seed: 6);
        var verdict = default(SeriesVerdict);
        for (var i = 0; i < series.Length; i++)
        {
            verdict = scorer.Observe(i * 300, [series[i], i == series.Length - 1 ? 500 : 2 * series[i], 50 - series[i]]);
        }

        Assert.Equal((1, 500), (verdict.Metric, verdict.Seen));
        Assert.InRange(verdict.Expected, 0, 300);
        Assert.True(verdict.IsAnomaly);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(4)]
    public void ARestlessSeriesAlarmsNoOftenerThanIsBorne(double alertsPerDay)
    {
        var (random, values) = (new Random(8), Some.DailySeries(30 * Day, seed: 8));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += random.Next(Day / 12) == 0 ? 20 * Math.Exp(2 * random.NextDouble()) : 0;
        }

        var alarms = Alarms(Scores(values, alertsPerDay)[(10 * Day)..]);
        Assert.InRange(alarms / 20.0, alertsPerDay / 5, (1.5 * alertsPerDay) + 0.1);
    }

    private static double Alarms(double[] scores) =>
        scores.Where((score, i) => score >= SeriesScorer.Threshold && scores[Math.Max(0, i - 10)..i].All(before => before < SeriesScorer.Threshold)).Count();

    private static double[] Scores(double[] values, double alertsPerDay = SeriesScorer.DefaultAlertsPerDay, string name = SeriesScorers.Default)
    {
        var scorer = new SeriesScorer(1, clock: true, alertsPerDay, name);
        return [.. values.Select((v, i) => scorer.Observe(i * 300, [v]).Score)];
    }

    private static double[][] Rows(double[] values, int metrics) => [.. values.Select((v, i) => Enumerable.Range(0, metrics).Select(m => v + (m * (i % 7))).ToArray())];
}
