using System.Collections.Immutable;
using AiOps.Bot.Detection.Evaluation;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Evaluation;

public sealed class ModelFiguresTests
{
    [Fact]
    public void ARunOfAnomalousRowsIsOneEventAndCloseAlarmsAreOne()
    {
        var (labels, raised) = (Marks("..XXX.....XX........................X"), Marks("....X.X..................X........X.X"));
        Assert.Equal([new LabelledEvent(2, 5, 4), new LabelledEvent(10, 12, null), new LabelledEvent(36, 37, 36)], AlarmEvents.EventsOf(labels, raised));
        Assert.Equal([new AlarmEpisode(4, 7, true), new AlarmEpisode(25, 37, true)], AlarmEvents.EpisodesOf(labels, raised));
        Assert.Equal([new AlarmEpisode(4, 7, false), new AlarmEpisode(25, 37, false)], AlarmEvents.EpisodesOf([], raised));
    }

    [Fact]
    public void EventFiguresAreThoseOfTheCountsByHand()
    {
        // Two events, of which one is found three rows late; two alarms, of which one means it.
        var figures = FiguresOf("....XXXXXX....................XX....", "X......X............................", secondsARow: 60);
        Assert.Equal((2, 1, 1), (figures.Events.Count, figures.Events.Missed, figures.Events.Alarms));
        Assert.Equal((1.0, 0.5, 0.6667), (figures.Events.Precision.Value, figures.Events.Recall.Value, figures.Events.F1.Value));
        Assert.Equal((3.0, 3.0, 180.0, 180.0), (figures.Events.DelayRows.Value, figures.Events.DelayRowsLate.Value, figures.Events.DelaySeconds.Value, figures.Events.DelaySecondsLate.Value));
    }

    [Fact]
    public void NineOfTenDelaysAreShorterThanTheLateOne()
    {
        var one = "XXXXXXXXXXXX" + new string('.', 20);
        var labels = string.Concat(Enumerable.Repeat(one, 10));
        var raised = string.Concat(Enumerable.Range(0, 10).Select(i => new string('.', i) + "X" + new string('.', 31 - i)));
        var events = FiguresOf(labels, raised).Events;
        Assert.Equal((4.0, 8.0, (double?)null), (events.DelayRows.Value, events.DelayRowsLate.Value, events.DelaySeconds.Value));
        Assert.True(events.DelayRows.Low < 4 && events.DelayRows.High > 4, $"{events.DelayRows}");
    }

    [Fact]
    public void AreasAreThoseOfTheirDefinition() =>
        Prop.ForAll(Gen.Choose(0, 9).Two().ListOf().Where(l => l.Any(p => p.Item1 < 3) && l.Any(p => p.Item1 >= 3)).ToArbitrary(), list =>
        {
            ImmutableArray<bool> labels = [.. list.Select(p => p.Item1 < 3)];
            var rows = TrialRows.Of(labels, [.. list.Select(p => p.Item2 / 10.0)], 0.5);
            var figures = ModelFigures.Of([rows]);
            return Near(AveragePrecision.Of(labels.AsSpan(), rows.Scores.AsSpan()), figures.PrAuc) && Near(AreaUnderCurve.Of(labels.AsSpan(), rows.Scores.AsSpan()), figures.RocAuc);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void IntervalsAreAroundTheFigureNarrowWithRowsAndTheSameEachTime()
    {
        var (few, many) = (FiguresOf(Some.Noise(400, 1)), FiguresOf(Some.Noise(10_000, 1)));
        Assert.All(new[] { few.F1, many.F1, few.PrAuc, many.PrAuc, many.Events.F1 }, e => Assert.True(e.Low < e.Value && e.Value < e.High, $"{e}"));
        Assert.True(many.F1.High - many.F1.Low < (few.F1.High - few.F1.Low) / 2, $"{few.F1} {many.F1}");
        Assert.Equal(many, FiguresOf(Some.Noise(10_000, 1)) with { F1ByFold = many.F1ByFold });
    }

    [Fact]
    public void TheIntervalHoldsTheTruthAsOftenAsItSays()
    {
        // What is raised does not depend on what is anomalous, so the precision is the share of anomalous rows: a tenth.
        var held = Enumerable.Range(0, 200).Count(seed => FiguresOf(Some.Noise(900, seed)).Precision is { Low: <= 0.1, High: >= 0.1 });
        Assert.InRange(held, 176, 200);
    }

    [Fact]
    public void RowsThatFollowEachOtherAreNotCountedAsNews()
    {
        var single = FiguresOf(Some.Noise(600, 5)).Precision;
        var tenfold = FiguresOf(Repeated(Some.Noise(600, 5), 10)).Precision;
        Assert.Equal(single.Value, tenfold.Value);
        Assert.InRange((tenfold.High!.Value - tenfold.Low!.Value) / (single.High!.Value - single.Low!.Value), 0.75, 1.33);
    }

    [Fact]
    public void ABetterModelIsBetterBeyondDoubtAndTheSameModelIsNot()
    {
        var noise = Some.Noise(3_000, 2);
        var good = noise with { Scores = [.. noise.Labels.Select((l, i) => l ? 0.6 + (noise.Scores[i] / 10) : noise.Scores[i] / 2)], Raised = noise.Labels };
        var (mine, theirs) = (ResampledFigures.Of(good), ResampledFigures.Of(noise));
        Assert.True(mine.Less(theirs, TrialFigure.PrAuc) is { Low: > 0.5, High: < 1 }, $"{mine.Less(theirs, TrialFigure.PrAuc)}");
        Assert.Equal(new Estimate(0, 0, 0), mine.Less(ResampledFigures.Of(good), TrialFigure.PrAuc));
    }

    [Fact]
    public void WithoutAnomalousRowsThereIsNothingToFind()
    {
        var figures = FiguresOf("..........", "...X......");
        Assert.Equal((0, default, default, default), (figures.Anomalous, figures.PrAuc, figures.Events.Recall, figures.Events.F1));
        Assert.Equal(0, figures.Events.Precision.Value);
    }

    private static bool Near(double expected, Estimate figure) => Math.Abs(expected - figure.Value!.Value) < 1e-4;

    private static bool[] Marks(string text) => [.. text.Select(c => c == 'X')];

    private static ModelFigures FiguresOf(TrialRows rows) => ModelFigures.Of([rows]);

    private static ModelFigures FiguresOf(string labels, string raised, double secondsARow = 0) => ModelFigures.Of([new TrialRows([.. Marks(labels)], [.. Marks(raised).Select(r => r ? 1.0 : 0)], [.. Marks(raised)])
    {
        Seconds = secondsARow == 0 ? [] : [.. labels.Select((_, i) => i * secondsARow)],
    }]);

    private static TrialRows Repeated(TrialRows rows, int times) => new(
        [.. rows.Labels.SelectMany(l => Enumerable.Repeat(l, times))], [.. rows.Scores.SelectMany(s => Enumerable.Repeat(s, times))], [.. rows.Raised.SelectMany(r => Enumerable.Repeat(r, times))]);
}
