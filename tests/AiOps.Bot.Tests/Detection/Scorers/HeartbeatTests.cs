using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Detection.Scorers;

public sealed class HeartbeatTests
{
    private static readonly StreamKey Syslog = new("cloudwatch", "/ec2/syslog", "i-0b5e7a91c2d34f601");
    private static readonly DateTimeOffset Now = Times.Start.AddDays(100).AddMinutes(31);

    private static string Export(DateTimeOffset at) =>
        $"{at:MMM dd HH:mm:ss} ip-10-20-1-15 rds-log-export[{20000 + (at.DayOfYear * 24) + at.Hour}]: exported error/postgresql.log.{at:yyyy-MM-dd-HH} to s3://acme-db-logs/orders-db/ ({184213 + at.Hour} bytes)";

    private static string Health(DateTimeOffset at) => $"{at:MMM dd HH:mm:ss} ip-10-20-1-15 healthcheck[{at.Minute + 700}]: ok in {at.Minute} ms";

    private static string Rotate(DateTimeOffset at) => $"{at:MMM dd HH:mm:ss} ip-10-20-1-15 logrotate[{at.Day + 300}]: rotated";

    private static ScoringRun Host() => new ScoringRun()
        .AddAll(Times.Every(TimeSpan.FromMinutes(30), Times.Start, Now), Health, Syslog)
        .AddAll(Times.Daily(2, 100), Rotate, Syslog);

    [Fact]
    public void AnHourlyJobThatStoppedMonthsAgoIsFoundInHistoryReadAtOnce()
    {
        var run = Host().AddAll(Times.Hourly(7, 23), Export, Syslog).Burst(Now);
        var ceased = Assert.Single(run.Found);
        Assert.Equal(AnomalyKinds.ActivityCeased, ceased.Kind);
        Assert.Equal(Severity.High, ceased.Severity);
        Assert.Equal("rds-log-export", ceased.Labels[AnomalyLabels.Program]);
        Assert.Equal("hourly at minute 7", ceased.Labels[AnomalyLabels.Schedule]);
        Assert.Equal("2025-01-28T23:07:00Z", ceased.Labels[AnomalyLabels.LastSeen]);
        Assert.Equal("1848", ceased.Labels[AnomalyLabels.Missed]);
        Assert.Equal("/ec2/syslog", ceased.Labels[AnomalyLabels.LogGroup]);
        Assert.Equal(new ResourceId(Syslog.Stream), ceased.Resource);
        Assert.InRange(ceased.Time, new(2025, 1, 29, 1, 0, 0, default), new(2025, 1, 29, 3, 0, 0, default));
        Assert.Equal(5, ceased.EventIds.Length);
    }

    [Fact]
    public void LivingThroughItFindsTheSameOnce()
    {
        var run = Host().AddAll(Times.Hourly(7, 23), Export, Syslog);
        var lived = Assert.Single(run.Live(Now).Found);
        var read = Assert.Single(Host().AddAll(Times.Hourly(7, 23), Export, Syslog).Burst(Now).Found);
        Assert.Equal(read.Id, lived.Id);
    }

    [Fact]
    public void AJobThatComesBackIsReportedWithTheSameSignal()
    {
        var run = new ScoringRun()
            .AddAll(Times.Every(TimeSpan.FromMinutes(30), Times.Start, Times.Start.AddDays(35)), Health, Syslog)
            .AddAll(Times.Hourly(7, 30), Export, Syslog)
            .AddAll(Times.Hourly(7, 2, Times.Start.AddDays(33)), Export, Syslog)
            .Live(Times.Start.AddDays(35));
        Assert.True(run.Found.Count == 2, string.Join("\n", run.Found.Select(a => a.Time + a.Title + a.Reasons[0])));
        Assert.Equal([AnomalyKinds.ActivityCeased, AnomalyKinds.ActivityResumed], run.Found.Select(a => a.Kind));
        Assert.Equal(run.Found[0].Signal, run.Found[1].Signal);
        Assert.NotEqual(run.Found[0].Id, run.Found[1].Id);
    }

    [Fact]
    public void SchedulesThatRunOnRaiseNothing()
    {
        var random = new Random(1);
        var end = Times.Start.AddDays(180);
        var nightly = Times.Daily(2, 180).Real(random, 0);
        var run = new ScoringRun()
            .AddAll(nightly, Rotate, Syslog)
            .AddAll(Times.Daily(6, 180).Weekdays().Real(random, 0), at => $"{at:MMM dd HH:mm:ss} h report[{at.Day}]: sent", Syslog)
            .AddAll(Times.Daily(3, 180).Where(t => t.DayOfWeek == DayOfWeek.Sunday), at => $"{at:MMM dd HH:mm:ss} h fsck[1]: clean", Syslog)
            .AddAll(Times.Daily(4, 180).Where(t => t.Day == 1), at => $"{at:MMM dd HH:mm:ss} h billing[1]: closed", Syslog)
            .AddAll(Business(random, 180), at => $"{at:MMM dd HH:mm:ss} h web[1]: order taken", Syslog)
            .AddAll(random.Poisson(0.02, Times.Start, end), at => $"{at:MMM dd HH:mm:ss} h kernel: link is up", Syslog)
            .AddAll(random.Poisson(0.2, Times.Start, end), at => $"{at:MMM dd HH:mm:ss} h ntpd[1]: clock stepped", Syslog)
            .Live(end);
        Assert.Equal([], run.Found.Where(a => a.Kind is AnomalyKinds.ActivityCeased or AnomalyKinds.SourceSilent).Select(a => $"{a.Time} {a.Title} {a.Reasons[0]}"));
    }

    [Theory]
    [InlineData("daily", 3)]
    [InlineData("weekdays", 5)]
    [InlineData("on Sunday", 8)]
    [InlineData("monthly on day 1", 33)]
    public void ASlowJobThatStopsIsFoundAfterItsOwnTime(string words, int days)
    {
        var times = Times.Daily(2, 140).Where(t => words switch
        {
            "weekdays" => t.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
            "on Sunday" => t.DayOfWeek == DayOfWeek.Sunday,
            "monthly on day 1" => t.Day == 1,
            _ => true,
        }).ToList();
        var run = new ScoringRun()
            .AddAll(Times.Every(TimeSpan.FromHours(3), Times.Start, Times.Start.AddDays(180)), Health, Syslog)
            .AddAll(times, Rotate, Syslog)
            .Live(Times.Start.AddDays(180));
        var ceased = Assert.Single(run.Found);
        Assert.StartsWith(words, ceased.Labels[AnomalyLabels.Schedule], StringComparison.Ordinal);
        Assert.InRange(ceased.Time - times[^1], TimeSpan.Zero, TimeSpan.FromDays(days));
    }

    [Fact]
    public void AJobOnLocalTimeIsNotMissedWhenTheClockChanges()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var times = Enumerable.Range(0, 360).Select(d => new DateTime(2025, 1, 6, 4, 15, 0, DateTimeKind.Unspecified).AddDays(d))
            .Select(local => new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone)));
        var run = new ScoringRun().AddAll(times, Rotate, Syslog).AddAll(times.Weekdays().Select(t => t.AddHours(3)), Health, Syslog).Live(Times.Start.AddDays(360));
        Assert.Empty(run.Found);
    }

    [Fact]
    public void AStreamThatFallsSilentIsOneAnomalyAndNotOneForEachJob()
    {
        var other = Syslog with { Stream = "i-0d94c1e7fa2b38506" };
        var stop = Times.Start.AddDays(30);
        var run = new ScoringRun()
            .AddAll(Times.Every(TimeSpan.FromMinutes(30), Times.Start, stop), Health, Syslog)
            .AddAll(Times.Hourly(7, 30), Export, Syslog)
            .AddAll(Times.Daily(2, 30), Rotate, Syslog)
            .AddAll(Times.Every(TimeSpan.FromMinutes(30), Times.Start, stop.AddDays(5)), Health, other)
            .AddAll(Times.Every(TimeSpan.FromMinutes(30), stop.AddDays(3), stop.AddDays(5)), Health, Syslog)
            .AddAll(Times.Hourly(7, 2, stop.AddDays(3)), Export, Syslog)
            .AddAll([stop.AddDays(3).AddHours(2), stop.AddDays(4).AddHours(2)], Rotate, Syslog)
            .Live(stop.AddDays(5));
        Assert.Equal([AnomalyKinds.SourceSilent, AnomalyKinds.ActivityResumed], run.Found.Select(a => a.Kind));
        Assert.Equal(run.Found[0].Signal, run.Found[1].Signal);
        Assert.Contains("1 other streams go on", run.Found[0].Reasons);
        Assert.InRange(run.Found[0].Time - stop, TimeSpan.Zero, TimeSpan.FromHours(3));
        Assert.Equal(AnomalySignals.FingerprintOf(run.Found[0]), AnomalySignals.FingerprintOf(run.Found[1]));
    }

    [Fact]
    public void HistoryThatIsStillBeingReadIsNotJudged()
    {
        var run = new ScoringRun().AddAll(Times.Every(TimeSpan.FromMinutes(30), Times.Start, Now), Health).Burst(Now);
        var late = new ScoringRun().AddAll(Times.Hourly(7, 100), Export, Syslog);
        foreach (var page in late.Events.Chunk(500))
        {
            foreach (var logEvent in page)
            {
                run.Scorer.Observe(logEvent with { EventId = "late" + logEvent.EventId }, run.Found);
            }

            run.Scorer.AdvanceTo(Now, run.Found);
        }

        Assert.Empty(run.Until(Now).Found);
    }

    [Fact]
    public void FailedLoginsAndErrorsAreNotMissedWhenTheyStop()
    {
        var run = new ScoringRun()
            .AddAll(Times.Every(TimeSpan.FromMinutes(30), Times.Start, Times.Start.AddDays(20)), Health, Syslog)
            .AddAll(Times.Hourly(3, 15), at => $"{at:MMM dd HH:mm:ss} h sshd[77]: Failed password for invalid user a from 192.0.2.{at.Hour + at.Day} port 4 ssh2", Syslog);
        foreach (var at in Times.Hourly(9, 15))
        {
            run.Add(at, $"{at:MMM dd HH:mm:ss} h app[7]: database gone", Syslog, LogSeverity.Error);
        }

        Assert.DoesNotContain(run.Live(Times.Start.AddDays(20)).Found, a => a.Kind == AnomalyKinds.ActivityCeased);
    }

    private static IEnumerable<DateTimeOffset> Business(Random random, int days) => Enumerable.Range(0, days)
        .Select(d => Times.Start.AddDays(d))
        .Weekdays()
        .SelectMany(day => random.Poisson(6, day.AddHours(8), day.AddHours(17)));
}
