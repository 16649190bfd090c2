using System.Collections.Immutable;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Tests.Doubles;
using AiOps.Bot.Tests.Questions;

namespace AiOps.Bot.Tests.Cards;

public sealed class IncidentSeriesTests
{
    private static readonly DateTimeOffset Stopped = Some.Noon.AddDays(-30);

    [Fact]
    public async Task ABurstStandsOutAgainstTheSameHoursOfTheDaysBefore()
    {
        var usual = Enumerable.Range(0, 8 * 24 * 12).Where(i => i % 5 == 0).Select(i => Failed(Some.Noon.AddDays(-8).AddMinutes(i * 5)));
        var burst = Enumerable.Range(0, 200).Select(i => Failed(Some.Noon.AddSeconds(i * 3)));
        var chart = (await ReadAsync(Brute(), [.. usual, .. burst]))!;
        Assert.Equal("Lines with 203.0.113.9, per 5 min", chart.Title);
        Assert.Equal(2, chart.Points.Count(p => p.Flagged));
        Assert.All(chart.Points.Where(p => p.Flagged), p => Assert.InRange(p.Time, Some.Noon, Some.Noon.AddMinutes(5)));
        Assert.StartsWith("Lines with 203.0.113.9: usually 0 to ", chart.Alt, StringComparison.Ordinal);
        Assert.EndsWith("; at most 100 per 5 min, at 2026-03-14 12:00 UTC; unusual in 2 of 78 intervals.", chart.Alt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutDaysBeforeTheHoursBeforeAreCompared()
    {
        var quiet = Enumerable.Range(0, 360).Select(i => Some.LogEvent("session opened", Some.Noon.AddHours(-6).AddMinutes(i), $"q{i}"));
        var burst = Enumerable.Range(0, 50).Select(i => Failed(Some.Noon.AddSeconds(i)));
        var chart = (await ReadAsync(Brute(), [.. quiet, .. burst]))!;
        Assert.Single(chart.Points, p => p.Flagged);
        Assert.Contains("usually none", chart.Alt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADailySilenceIsAGapInRunsPerDay()
    {
        var chart = (await ReadAsync(Ceased(), [.. Runs(24), .. Others()]))!;
        Assert.Equal("Cron: export of <file> done, per day", chart.Title);
        var flagged = chart.Points.Where(p => p.Flagged).ToList();
        Assert.Equal(29, flagged.Count);
        Assert.All(flagged, p => Assert.Equal((0, true), (p.Value, p.Time > Stopped)));
        Assert.All(chart.Points.Where(p => p.Time < Stopped.AddDays(-1)), p => Assert.False(p.Flagged));
        Assert.Equal("Cron: export of <file> done: usually 24 per day; none since 2026-02-12 12:00 UTC.", chart.Alt);
    }

    [Fact]
    public async Task DaysBeforeAJobBeganDoNotCountAsUsual()
    {
        var chart = (await ReadAsync(Ceased(), [.. Runs(24).Take(10 * 24), .. Enumerable.Range(0, 200).Select(i => Some.LogEvent("session opened", Stopped.AddHours(-3 * i), $"s{i}"))]))!;
        Assert.Contains("usually 24 per day", chart.Alt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheAlertThatNamesTheIncidentIsTheOneThatIsDrawn()
    {
        var other = Ceased() with { Id = new("alt-0"), Severity = Severity.Critical, Labels = Ceased().Labels.SetItem(AnomalyLabels.Template, "something else entirely") };
        var chart = await new IncidentSeries(new ListLogStore([.. Runs(24)]), new InMemorySeries()).ReadAsync(
            Some.Incident() with { Kind = other.Kind, Title = "the export stopped" }, [other, Ceased() with { Title = "the export stopped" }], Some.Investigation() with { FinishedAt = Some.Noon }, TestContext.Current.CancellationToken);
        Assert.Equal("Cron: export of <file> done, per day", chart!.Title);
    }

    [Fact]
    public async Task AShortSilenceIsShownByTheHour()
    {
        var alert = Ceased(Some.Noon.AddHours(-5));
        var runs = Enumerable.Range(0, 70).Select(i => Run(Some.Noon.AddHours(-5 - i)));
        var chart = (await ReadAsync(alert, [.. runs, .. Others()]))!;
        Assert.EndsWith("per hour", chart.Title, StringComparison.Ordinal);
        Assert.Equal(4, chart.Points.Count(p => p.Flagged));
    }

    [Fact]
    public async Task TheSameInvestigationIsCountedOnce()
    {
        var logs = new ListLogStore([.. Runs(24)]);
        var series = new IncidentSeries(logs, new InMemorySeries());
        var first = await ReadAsync(series, Ceased());
        Assert.Same(first, await ReadAsync(series, Ceased()));
        Assert.Equal(2, logs.Counted);
    }

    [Fact]
    public async Task WhereTheAlertDoesNotTellItsLinesThereIsNothingToDraw() => Assert.Null(await ReadAsync(Alert("reported", []), Failed(Some.Noon)));

    [Fact]
    public async Task WhereNoLineIsLeftThereIsNothingToDraw() => Assert.Null(await ReadAsync(Brute()));

    [Fact]
    public async Task BeforeTheFirstInvestigationNothingIsCounted()
    {
        var logs = new ListLogStore(Failed(Some.Noon));
        Assert.Null(await new IncidentSeries(logs, new InMemorySeries()).ReadAsync(Some.Incident(), [Brute()], null, TestContext.Current.CancellationToken));
        Assert.Equal(0, logs.Counted);
    }

    [Fact]
    public async Task ALongSilenceStaysWithinTheMostPointsOfAChart()
    {
        var chart = await ReadAsync(Ceased(Some.Noon.AddDays(-900)), [.. Enumerable.Range(0, 5).Select(i => Run(Some.Noon.AddDays(-900 - i))), Run(Some.Noon.AddDays(-300))]);
        Assert.InRange(chart!.Points.Length, 2, 400);
    }

    [Theory]
    [InlineData(new double[0], double.NaN, double.NaN)]
    [InlineData(new double[] { 0, 0, 0 }, 0, 0)]
    [InlineData(new double[] { 24, 24, 24, 24 }, 24, 24)]
    [InlineData(new double[] { 24, 24, 24, 24, 24, 24, 24, 24, 11 }, 24, 24)]
    [InlineData(new double[] { 9, 10, 11, 10, 9, 11, 900 }, 0, 20)]
    public void AFewWildCountsDoNotMoveWhatIsExpected(double[] counts, double lower, double upper) => Assert.Equal((lower, upper), ExpectedCount.Of(counts));

    private static LogEvent Failed(DateTimeOffset at) => Some.LogEvent("Failed password for root from 203.0.113.9 port 4242 ssh2", at, $"f{at.UtcTicks}");

    private static LogEvent Run(DateTimeOffset at) => Some.LogEvent("Cron[42]: export of db.log done", at, $"r{at.UtcTicks}");

    private static IEnumerable<LogEvent> Runs(int perDay) => Enumerable.Range(0, 21 * perDay).Select(i => Run(Stopped.AddHours(-24.0 / perDay * i)));

    private static IEnumerable<LogEvent> Others() => Enumerable.Range(0, 60 * 4).Select(i => Some.LogEvent("session opened", Some.Noon.AddHours(-6 * i), $"o{i}"));

    private static Alert Brute() => Alert(AnomalyKinds.LoginBruteForce, [(AnomalyLabels.SourceAddress, "203.0.113.9"), (AnomalyLabels.LogGroup, Some.Stream.Group)]);

    private static Alert Ceased(DateTimeOffset? last = null) => Alert(
        AnomalyKinds.ActivityCeased,
        [(AnomalyLabels.Program, "Cron"), (AnomalyLabels.Template, "export of <file> done"), (AnomalyLabels.LogGroup, Some.Stream.Group), (AnomalyLabels.LastSeen, (last ?? Stopped).ToString("O", System.Globalization.CultureInfo.InvariantCulture))]);

    private static Alert Alert(string kind, (string, string)[] labels) => new()
    {
        Id = new("alt-1"),
        Fingerprint = Fingerprint.Of([new("name", kind)]),
        Source = "aiops",
        Kind = kind,
        Title = kind,
        Severity = Severity.High,
        Resource = new("i-1"),
        StartsAt = Some.Noon,
        LastSeen = Some.Noon,
        Labels = labels.ToImmutableSortedDictionary(l => l.Item1, l => l.Item2),
    };

    [Fact]
    public async Task AnIncidentOfAMetricShowsTheMetric()
    {
        var series = new InMemorySeries();
        await series.SaveAsync([Some.Scored(Some.Cpu("other"), Some.Noon), Some.Scored(Some.Cpu(), Some.Noon.AddHours(1), unusual: (36, 3))], TestContext.Current.CancellationToken);
        var alert = Brute() with { Kind = AnomalyKinds.MetricUnusual, Resource = Some.Cpu().Resource, StartsAt = Some.Noon, Labels = Some.Labels((AnomalyLabels.Metric, "CPUUtilization")) };
        var chart = await ReadAsync(new IncidentSeries(new ListLogStore([]), series), alert);
        Assert.Equal(("CPUUtilization of web-1", true), (chart!.Title, chart.IsMeasured));
        Assert.Equal(3, chart.Points.Count(p => p.Flagged));
    }

    [Fact]
    public async Task AnAnomalyShowsItsLinesOrItsMetric()
    {
        var series = new InMemorySeries();
        await series.SaveAsync([Some.Scored(Some.Cpu(), Some.Noon, unusual: (12, 3))], TestContext.Current.CancellationToken);
        var pictures = new IncidentSeries(new ListLogStore([.. Enumerable.Range(0, 50).Select(i => Failed(Some.Noon.AddSeconds(i)))]), series);
        var anomaly = Some.MetricAnomaly(Some.Cpu(), Some.Noon.AddMinutes(-50));
        var metric = await pictures.ReadAsync(anomaly, Some.Noon.AddHours(1), TestContext.Current.CancellationToken);
        Assert.True(metric!.IsMeasured);
        var lines = await pictures.ReadAsync(
            anomaly with { Kind = AnomalyKinds.LoginBruteForce, Window = new(Some.Noon, Some.Noon.AddMinutes(1)), Labels = Some.Labels((AnomalyLabels.SourceAddress, "203.0.113.9")) }, Some.Noon.AddHours(1), TestContext.Current.CancellationToken);
        Assert.Equal("Lines with 203.0.113.9, per 5 min", lines!.Title);
        Assert.Null(await pictures.ReadAsync(anomaly with { Labels = Some.Labels((AnomalyLabels.Metric, "Other")) }, Some.Noon.AddHours(1), TestContext.Current.CancellationToken));
    }

    private static Task<CardChart?> ReadAsync(Alert alert, params LogEvent[] events) => ReadAsync(new IncidentSeries(new ListLogStore(events), new InMemorySeries()), alert);

    private static Task<CardChart?> ReadAsync(IncidentSeries series, Alert alert) => series.ReadAsync(
        Some.Incident() with { Kind = alert.Kind }, [alert], Some.Investigation() with { FinishedAt = Some.Noon.AddMinutes(2) }, TestContext.Current.CancellationToken);
}
