using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Metrics;

namespace AiOps.Bot.Tests.Detection.Metrics;

public sealed class MetricWatchTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
    private static readonly MetricStream Disk = new(new("arn:aws:rds:eu-west-1:1:db:db-1"), "db-1", "AWS/RDS", "FreeStorageSpace", "Average");
    private static readonly MetricStream Busy = new(new("i-1"), "i-1", "AWS/EC2", "CPUUtilization", "Average");
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ADiskThatFillsIsToldWithWhenAndHowSure()
    {
        // 100 GB, 1 GB an hour: after 76 hours 24 are left.
        var found = Look(Samples(152, i => 100e9 - (0.5e9 * i)));
        var anomaly = Assert.Single(found);
        Assert.Equal(AnomalyKinds.LimitAhead, anomaly.Kind);
        Assert.Matches(@"^disk of db-1 full in (1 d|23 h|24 h)[^(]* \(80 %: .+ - .+\)$", anomaly.Title);
        Assert.Equal(Severity.Medium, anomaly.Severity);
        Assert.Contains("falls by", anomaly.Reasons[0], StringComparison.Ordinal);
        Assert.StartsWith("2026-03-05T0", anomaly.Labels[AnomalyLabels.ExpectedAt], StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsToldAgainOnlyWhenItBecomesGraverOrADayLater()
    {
        var (watch, told) = (Watch(), new List<Anomaly>());
        var all = Samples(199, i => 100e9 - (0.5e9 * i));
        for (var i = 0; i < all.Count; i++)
        {
            watch.Observe(Disk, [all[i]], told);
            watch.LookAhead(all[i].Time, told);
        }

        Assert.InRange(told.Count, 4, 7);
        Assert.Equal([Severity.Low, Severity.Medium, Severity.High], told.Select(t => t.Severity).Distinct());
        Assert.Equal(told.Count, told.Select(t => t.Id).Distinct().Count());
        Assert.Single(told.Select(t => t.Signal.Count + t.Signal["kind"]).Distinct());
    }

    [Fact]
    public void ItIsOverOnceWhenSomebodyMadeRoom()
    {
        var (watch, told) = (Watch(), new List<Anomaly>());
        foreach (var sample in Samples(300, i => i < 152 ? 100e9 - (0.5e9 * i) : 90e9))
        {
            watch.Observe(Disk, [sample], told);
            watch.LookAhead(sample.Time, told);
        }

        var over = Assert.Single(told, a => a.Kind == AnomalyKinds.ActivityResumed);
        Assert.Equal(AnomalySignals.FingerprintOf(told[0]), AnomalySignals.FingerprintOf(over));
        Assert.InRange((over.Time - (Start + (152 * Step))).TotalHours, 1, 24);
        Assert.Equal(over, told[^1]);
    }

    [Fact]
    public void AMetricWithoutALimitIsNotForetold() => Assert.Empty(Look(Samples(152, i => 100 - (0.6 * i)), Busy));

    [Fact]
    public void ALimitOfTheSettingsIsForetold()
    {
        var watch = new MetricWatch(new() { MetricPeriod = Step, Limits = { ["CPUUtilization"] = 90 } });
        var found = new List<Anomaly>();
        watch.Observe(Busy, Samples(100, i => 20 + (0.5 * i)), found);
        watch.LookAhead(Start + (100 * Step), found);
        Assert.Contains(found, a => a.Title.StartsWith("CPUUtilization of i-1 at 90 in ", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatHasAlwaysBeenPastItsLimitIsNoNews() => Assert.Empty(Look(Samples(152, _ => 0)));

    [Fact]
    public void ASilentMetricIsNotForetold()
    {
        var (watch, found) = (Watch(), new List<Anomaly>());
        watch.Observe(Disk, Samples(152, i => 100e9 - (0.5e9 * i)), found);
        watch.LookAhead(Start + (152 * Step) + TimeSpan.FromHours(3), found);
        Assert.Empty(found);
    }

    [Fact]
    public void AJumpAfterWeeksOfDaysIsUnusualAndSaysWhatWasExpected()
    {
        var anomaly = Unusual(Days(20, jumpAt: 48 * 17)).First();
        Assert.Equal(AnomalyKinds.MetricUnusual, anomaly.Kind);
        Assert.Matches("^CPUUtilization of i-1 at 8[0-9.]+ where [0-9.]+ is usual$", anomaly.Title);
        Assert.Contains("expected", anomaly.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(Start + (48 * 17 * Step), anomaly.Time);
        Assert.Equal(Severity.Medium, anomaly.Severity);
    }

    [Fact]
    public void WhileItIsLearnedNothingIsUnusual() => Assert.Empty(Unusual(Days(6, jumpAt: 48 * 5)));

    [Fact]
    public void WithoutAnAllowanceNothingUnusualOpensAnIncident() =>
        Assert.All(Unusual(Days(20, jumpAt: 48 * 17), new() { MetricPeriod = Step, AlertsPerDay = 0 }), a => Assert.Equal(Severity.Low, a.Severity));

    [Fact]
    public void GoingOnFromSavedStateEqualsNeverHavingStopped()
    {
        var options = new MetricWatchOptions { MetricPeriod = Step };
        var (all, disk) = (Days(20, jumpAt: 48 * 17), Samples(960, i => 100e9 - (0.1e9 * i)));
        var (whole, parts) = (new List<Anomaly>(), new List<Anomaly>());
        Feed(new MetricWatch(options), all, disk, whole);
        var first = new MetricWatch(options);
        Feed(first, [.. all.Take(500)], [.. disk.Take(500)], parts);
        parts.Clear();
        Feed((MetricWatch)new MetricWatchFactory().Load(first.Save(), options), all, disk, parts);
        Assert.NotEmpty(whole);
        Assert.Equal(whole.Where(a => a.Time > Start + (500 * Step)).Select(a => a.Id + a.Title), parts.Select(a => a.Id + a.Title));
    }

    [Fact]
    public void DamagedStateIsRefused()
    {
        var watch = Watch();
        watch.Observe(Busy, Samples(60, i => i), []);
        var state = watch.Save();
        Assert.Throws<FormatException>(() => new MetricWatchFactory().Load(state[..(state.Length / 2)], new()));
        Assert.Throws<FormatException>(() => new MetricWatchFactory().Load([99], new()));
    }

    [Fact]
    public void StreamsThatEndedAreForgotten()
    {
        var watch = Watch();
        watch.Observe(Busy, Samples(60, i => i), []);
        watch.ForgetBefore(Start + TimeSpan.FromDays(30));
        Assert.Null(watch.SeenTo(Busy));
    }

    [Theory]
    [InlineData(2, 60)]
    [InlineData(0, 0)]
    [InlineData(0.5, 15)]
    public void AnAllowanceIsOfADay(double perDay, int aMonth)
    {
        var allowance = new AlertAllowance(perDay);
        Assert.InRange(Enumerable.Range(0, 30 * 24).Count(i => allowance.Take(Start.AddHours(i))), aMonth - (perDay is > 0 and < 1 ? 1 : 0), aMonth + (perDay is > 0 and < 1 ? 1 : 0));
    }

    private static void Feed(MetricWatch watch, List<MetricSample> busy, List<MetricSample> disk, List<Anomaly> found)
    {
        foreach (var (b, d) in busy.Zip(disk).Where(p => !(p.First.Time <= watch.SeenTo(Busy))))
        {
            watch.Observe(Busy, [b], found);
            watch.Observe(Disk, [d], found);
            if (b.Time.Hour == 0)
            {
                watch.LookAhead(b.Time, found);
            }
        }
    }

    private static List<Anomaly> Unusual(List<MetricSample> samples, MetricWatchOptions? options = null)
    {
        var found = new List<Anomaly>();
        new MetricWatch(options ?? new() { MetricPeriod = Step }).Observe(Busy, samples, found);
        return found;
    }

    private static List<Anomaly> Look(List<MetricSample> samples, MetricStream? stream = null)
    {
        var (watch, found) = (Watch(), new List<Anomaly>());
        watch.Observe(stream ?? Disk, samples, found);
        found.Clear();
        watch.LookAhead(samples[^1].Time, found);
        return found;
    }

    private static MetricWatch Watch() => new(new() { MetricPeriod = Step });

    /// <summary>A daily swing with a little noise, and three hours far above it.</summary>
    private static List<MetricSample> Days(int days, int jumpAt)
    {
        var random = new Random(1);
        return Samples(48 * days, i => (i >= jumpAt && i < jumpAt + 6 ? 80 : 20) + (10 * Math.Sin(2 * Math.PI * i / 48)) + random.NextDouble());
    }

    private static List<MetricSample> Samples(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(i => new MetricSample(Start + (i * Step), value(i)))];
}
