using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Detection.Scorers;

public sealed class RateRiseTests
{
    private static readonly DateTimeOffset Later = Times.Start.AddDays(14).AddHours(10);

    private static string Line(DateTimeOffset at) => $"{at:MMM dd HH:mm:ss} h web[7]: order {at.Minute} taken";

    private static ScoringRun Usual() => new ScoringRun().AddAll(new Random(1).Poisson(8, Times.Start, Later), Line);

    private static ScoringRun Burst(ScoringRun run, int count, LogSeverity severity = LogSeverity.Unknown)
    {
        for (var i = 0; i < count; i++)
        {
            run.Add(Later.AddSeconds(1 + i), severity == LogSeverity.Unknown ? Line(Later) : $"{Later:MMM dd HH:mm:ss} h db[7]: gone away {i}", severity: severity);
        }

        return run;
    }

    [Fact]
    public void ManyMoreThanUsualIsRaisedWithTheFigures()
    {
        var found = Assert.Single(Burst(Usual(), 100).Live().Of(AnomalyKinds.RateRise));
        Assert.Equal(Severity.Low, found.Severity);
        Assert.InRange(int.Parse(found.Labels[AnomalyLabels.Count], System.Globalization.CultureInfo.InvariantCulture), 25, 99);
        Assert.Contains("expected about", found.Reasons[0], StringComparison.Ordinal);
        Assert.InRange(found.Score, found.Threshold, 1);
    }

    [Fact]
    public void FourTimesAsManyAgainIsToldAgain() => Assert.Equal(2, Burst(Usual(), 400).Live().Of(AnomalyKinds.RateRise).Count);

    [Fact]
    public void TheFirstErrorsAfterQuietWeeksAreARise()
    {
        var found = Assert.Single(Burst(Usual(), 30, LogSeverity.Error).Live().Of(AnomalyKinds.RateRise));
        Assert.Equal(Severity.High, found.Severity);
        Assert.Equal("(errors)", found.Labels[AnomalyLabels.Template]);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(5)]
    [InlineData(40)]
    public void UsualTrafficRaisesNothing(double perHour) =>
        Assert.Empty(new ScoringRun().AddAll(new Random(2).Poisson(perHour, Times.Start, Times.Start.AddDays(30)), Line).Live().Of(AnomalyKinds.RateRise));

    [Fact]
    public void ANightlyBatchIsUsualAtNight()
    {
        var run = new ScoringRun().AddAll(Times.Daily(2, 21).SelectMany(night => Enumerable.Range(0, 150 + night.Day).Select(i => night.AddSeconds(i))), Line);
        Assert.Empty(run.Live().Of(AnomalyKinds.RateRise));
    }

    [Fact]
    public void DaysAndNightsDiffer()
    {
        var random = new Random(5);
        var days = Enumerable.Range(0, 28).Select(d => Times.Start.AddDays(d)).Weekdays().SelectMany(day => random.Poisson(40, day.AddHours(8), day.AddHours(18)));
        Assert.Empty(new ScoringRun().AddAll(days, Line).Live().Of(AnomalyKinds.RateRise));
    }

    [Fact]
    public void AStreamThatIsOnlyBeginningIsNotJudged() => Assert.Empty(Burst(new ScoringRun(), 500).Live().Of(AnomalyKinds.RateRise));
}
