using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Detection.Evaluation;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Evaluation;

public sealed class DriftTests
{
    private static readonly double[] Training = Values(5_000, seed: 1);

    [Fact]
    public void RowsOfTheSameKindDoNotDrift()
    {
        for (var seed = 10; seed < 60; seed++)
        {
            Assert.True(FigureOf(Training, Values(2_000, seed)).Psi < DriftFigure.Noticeable);
        }
    }

    /// <summary>By hand, ten bins of a tenth and one for missing values; half a row is added to each place: 9 * (0.1 - s) * ln(0.1 / s) and so on.</summary>
    [Fact]
    public void TheIndexIsTheSumOverTheBins()
    {
        double[] training = [.. Enumerable.Range(1, 1_000).Select(i => (double)i)];

        var figure = FigureOf(training, [.. Enumerable.Repeat(1.0, 1_000)]);

        var (rows, places) = (1_000.0, 11);
        double Smooth(double count) => (count + 0.5) / (rows + (0.5 * places));
        var expected = ((Smooth(1_000) - Smooth(100)) * Math.Log(Smooth(1_000) / Smooth(100))) + (9 * (Smooth(0) - Smooth(100)) * Math.Log(Smooth(0) / Smooth(100)));
        Assert.Equal(expected, figure.Psi, 9);
        Assert.Equal(0.9, figure.Ks, 9);
    }

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(0.0, 3.0)]
    public void AShiftOrASpreadIsGrave(double shift, double spread)
    {
        double[] seen = [.. Values(2_000, 2).Select(v => (v * spread) + shift)];

        Assert.True(FigureOf(Training, seen).Psi >= DriftFigure.Grave);
    }

    [Fact]
    public void ValuesThatGoMissingAreToldAsSuch()
    {
        var figure = FigureOf(Training, [.. Values(2_000, 2).Select((v, i) => i % 2 == 0 ? double.NaN : v)]);

        Assert.True(figure.Psi >= DriftFigure.Grave);
        Assert.Contains("missing in 50% of the rows, in the training in 0%", figure.How, StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsSaidHowAColumnMoved() =>
        Assert.Contains("0% of the values are at or below", FigureOf(Training, [.. Training.Select(v => v + 20)]).How, StringComparison.Ordinal);

    [Fact]
    public void LargeValuesAreToldWithoutAnExponent() =>
        Assert.Contains("at or below 13,530,", FigureOf([.. Training.Select(v => Math.Abs(v) < 0.02 ? 13_530 : 13_530 + v)], [.. Training.Select(v => v + 20)]).How, StringComparison.Ordinal);

    [Fact]
    public void SharesOfAnyTrainingAddUpToOne() => Prop.ForAll(
        ArbMap.Default.ArbFor<double[]>(),
        values =>
        {
            var bins = ReferenceBins.Of(values);
            return bins.IsSound && Math.Abs(bins.Shares.Sum() - 1) < 1e-9 && values.All(v => bins.PlaceOf(v) >= 0 && bins.PlaceOf(v) < bins.Places);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ATrainingDoesNotDriftFromItself() => Prop.ForAll(
        ArbMap.Default.ArbFor<NormalFloat[]>().Filter(v => v.Length > 0),
        values =>
        {
            double[] numbers = [.. values.Select(v => (double)v)];
            var figure = FigureOf(numbers, numbers);
            return figure is { Psi: < 1e-9, Ks: < 1e-9 };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheBinsSayWhereTheRowsWereAndAre()
    {
        var figure = FigureOf([1, 1, 1, 1, 2, 3, 3, 3, 3, double.NaN], [2, 3, 3, double.NaN]);

        Assert.Equal(
            [new(null, 1, false, 0.4, 0), new(1, 2, false, 0.1, 0.25), new(2, null, false, 0.4, 0.5), new(null, null, true, 0.1, 0.25)],
            figure.Bins.Select(b => b with { Expected = Math.Round(b.Expected, 9), Seen = Math.Round(b.Seen, 9) }));
    }

    [Fact]
    public void TheSharesOfTheBinsAreAllRowsAndTheirNumberIsBounded() => Prop.ForAll(
        ArbMap.Default.ArbFor<double[]>(),
        ArbMap.Default.ArbFor<double[]>().Filter(v => v.Length > 0),
        (training, seen) =>
        {
            var bins = FigureOf(training, seen).Bins;
            return bins.Length is > 0 and <= 11 && Math.Abs(bins.Sum(b => b.Expected) - 1) < 1e-9 && Math.Abs(bins.Sum(b => b.Seen) - 1) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void BinsThatSomebodyMadeUpAreNotSound()
    {
        Assert.False(new ReferenceBins([double.PositiveInfinity], [0.5, 0.5], 0, 0, 0, 0).IsSound);
        Assert.False(new ReferenceBins([1], [0.5, 0.5], 0, double.NegativeInfinity, 0, 0).IsSound);
        Assert.False(new ReferenceBins([1], [0.5, 0.5], -1, 0, 0, 0).IsSound);
        Assert.False(new ReferenceBins([.. Enumerable.Range(0, 99).Select(i => (double)i)], [.. Enumerable.Repeat(0.01, 100)], 0, 0, 0, 0).IsSound);
        Assert.False(new ReferenceBins([2, 1], [0.3, 0.3, 0.4], 0, 0, 0, 0).IsSound);
        Assert.False(new ReferenceBins([1], [0.3, 0.3, 0.4], 0, 0, 0, 0).IsSound);
        Assert.False(new ReferenceBins(default, default, 0, 0, 0, 0).IsSound);
        Assert.False(new ReferenceBins([1], [double.NaN, 1], 0, 0, 0, 0).IsSound);
    }

    [Fact]
    public void TheAnomalyNamesTheWorstFirstAndPingsNobody()
    {
        var anomaly = DriftAnomaly.Of(("checkout", 3), new(Some.Noon, Some.Noon.AddHours(1)), [("load", new(2, 0.8, "higher")), ("scores", new(0.3, 0.2, "a little"))]);

        Assert.Equal((AnomalyKinds.ModelDrift, Severity.Low, "model/checkout"), (anomaly.Kind, anomaly.Severity, anomaly.Resource.Value));
        Assert.Contains("load moved", anomaly.Title, StringComparison.Ordinal);
        Assert.StartsWith("load: higher; PSI 2.00", anomaly.Reasons[0], StringComparison.Ordinal);
        Assert.InRange(anomaly.Score, anomaly.Threshold, 1);
    }

    private static DriftFigure FigureOf(double[] training, double[] seen)
    {
        var bins = ReferenceBins.Of(training);
        var counts = new long[bins.Places];
        foreach (var value in seen)
        {
            counts[bins.PlaceOf(value)]++;
        }

        return DriftFigure.Of(bins, counts);
    }

    private static double[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }
}
