using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Detection.Scorers;

public sealed class ErrorGrowthTests
{
    private static readonly DateTimeOffset Trouble = Times.Start.AddDays(4).AddHours(10);

    [Fact]
    public void ErrorsThatDoubleAreForetoldBeforeTheyAreMany()
    {
        var run = Growing(Quiet(), doubling: 6, minutes: 42).Live();

        var found = Assert.Single(run.Of(AnomalyKinds.ErrorGrowth));
        Assert.Equal(Severity.Medium, found.Severity);
        Assert.Matches(@"^errors of .+ double every \d+ min; [\d.]+/min reached at \d\d:\d\d UTC \(80 %: \d\d:\d\d - (\d\d:\d\d|later)\)$", found.Title);
        var expected = DateTimeOffset.Parse(found.Labels[AnomalyLabels.ExpectedAt], CultureInfo.InvariantCulture);
        Assert.True(expected > found.Time);

        // 2^(m/6) errors a minute are ten and more from minute 20 on, two hundred from minute 46 on.
        Assert.InRange((found.Time - Trouble).TotalMinutes, 8, 40);
    }

    [Fact]
    public void ItIsToldOnceAndEndsWhenTheErrorsDo()
    {
        var run = Growing(Quiet(), doubling: 6, minutes: 42).Live(Trouble.AddHours(4));

        var (told, over) = (Assert.Single(run.Of(AnomalyKinds.ErrorGrowth)), Assert.Single(run.Of(AnomalyKinds.ActivityResumed), a => a.Scorer == "error-growth"));
        Assert.Equal(AnomalySignals.FingerprintOf(told), AnomalySignals.FingerprintOf(over));
        Assert.True(over.Time > told.Time);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(20)]
    [InlineData(300)]
    public void ErrorsAtTheirUsualRateForetellNothing(double perHour)
    {
        var run = new ScoringRun();
        foreach (var at in new Random(4).Poisson(perHour, Times.Start, Times.Start.AddDays(20)))
        {
            run.Add(at, Line(at), severity: LogSeverity.Error);
        }

        Assert.Empty(run.Live().Of(AnomalyKinds.ErrorGrowth));
    }

    [Fact]
    public void BurstsThatComeAgainAndAgainForetellNothing()
    {
        var (run, random) = (new ScoringRun(), new Random(5));
        foreach (var burst in random.Poisson(0.5, Times.Start, Times.Start.AddDays(20)))
        {
            foreach (var at in random.Poisson(600, burst, burst.AddMinutes(10)))
            {
                run.Add(at, Line(at), severity: LogSeverity.Error);
            }
        }

        Assert.DoesNotContain(run.Live().Of(AnomalyKinds.ErrorGrowth), a => a.Time > Times.Start.AddDays(2));
    }

    [Fact]
    public void ASuddenFailureIsNoGrowth()
    {
        var run = Quiet();
        foreach (var at in new Random(6).Poisson(1_200, Trouble, Trouble.AddMinutes(30)))
        {
            run.Add(at, Line(at), severity: LogSeverity.Error);
        }

        Assert.Empty(run.Live().Of(AnomalyKinds.ErrorGrowth));
        Assert.NotEmpty(run.Of(AnomalyKinds.RateRise));
    }

    [Fact]
    public void AStreamOfWhichLittleIsKnownForetellsNothing() => Assert.Empty(Growing(new ScoringRun(), doubling: 6, minutes: 42).Live().Of(AnomalyKinds.ErrorGrowth));

    [Fact]
    public void SavedAndLoadedInTheMiddleItFindsTheSame()
    {
        var whole = Growing(Quiet(), doubling: 6, minutes: 42).Live();
        var events = whole.Events.OrderBy(e => e.Timestamp).ToArray();
        var run = new ScoringRun();
        foreach (var logEvent in events)
        {
            run.Scorer.Observe(logEvent, run.Found);
            if (logEvent.Timestamp >= Trouble && run.Found.Count == 0 && logEvent.Timestamp.Second < 2)
            {
                run.SaveAndLoad();
            }
        }

        Assert.Equal(whole.Of(AnomalyKinds.ErrorGrowth).Select(a => (a.Id, a.Title)), run.Of(AnomalyKinds.ErrorGrowth).Select(a => (a.Id, a.Title)));
    }

    private static ScoringRun Quiet()
    {
        var (run, random) = (new ScoringRun(), new Random(3));
        run.AddAll(random.Poisson(60, Times.Start, Trouble.AddHours(4)), at => $"{at:MMM dd HH:mm:ss} h checkout[7]: order taken");
        foreach (var at in random.Poisson(6, Times.Start, Trouble))
        {
            run.Add(at, Line(at), severity: LogSeverity.Error);
        }

        return run;
    }

    private static ScoringRun Growing(ScoringRun run, double doubling, int minutes)
    {
        var random = new Random(7);
        for (var minute = 0; minute < minutes; minute++)
        {
            var from = Trouble.AddMinutes(minute);
            foreach (var at in random.Poisson(60 * Math.Pow(2, minute / doubling), from, from.AddMinutes(1)))
            {
                run.Add(at, Line(at), severity: LogSeverity.Error);
            }
        }

        return run;
    }

    private static string Line(DateTimeOffset at) => $"{at:MMM dd HH:mm:ss} h checkout[7]: payment refused";
}
