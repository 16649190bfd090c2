using System.Text.Json;
using AiOps.Bot.Bundles;
using AiOps.Bot.Commands;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Exports;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Commands;

/// <summary>Verbs about one incident of the service's database.</summary>
public sealed class IncidentVerbTests : IAsyncLifetime
{
    private const string Secret = "hunter2-Very-Secret";
    private static readonly DateTimeOffset Onset = Some.Noon.AddHours(-3);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-test-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullName, "aiops.db");

    private string Bundle => Path.Combine(_folder.FullName, "bundle");

    public async ValueTask InitializeAsync()
    {
        await using var stores = await OpenedStores.CreateAsync(Database, Cancel);
        var incident = Some.Incident(labels: Some.Labels(("metric", "CPUUtilization"))) with { Version = 0 };
        var alert = Some.Alert("rate-rise", Some.Labels(("template", "login of <user>"))) with { Incident = incident.Id };
        await stores.GetRequiredService<IIncidentStore>().ApplyAsync(new() { Incidents = [incident], Alerts = [alert], Timeline = [new(incident.Id, Some.Noon, "aiops", TimelineVerbs.Triggered, "it began")] }, Cancel);
        var change = Some.Draft(EvidenceKinds.Change, Onset, (EvidenceFacts.Actor, "marta"), (EvidenceFacts.EventName, "UpdateService"), (EvidenceFacts.EventTime, "2026-03-14T08:50:00Z"), (EvidenceFacts.ChangeKind, "deploy"))
            .With("summary", Onset, eventId: "ct-1").With("{\"desiredCount\":\"3\"}", Onset, tainted: true, eventId: "ct-1");
        await stores.GetRequiredService<IInvestigationStore>().SaveAsync(
            Some.Investigation(Some.Evidence("E1", change)) with { Hypotheses = [Some.Hypothesis("recent-change", 0.7, "E1")] }, incident with { Version = 1 }, [], Cancel);
        await stores.GetRequiredService<ILogStore>().AppendAsync([.. Lines()], null, Cancel);
        await stores.GetRequiredService<IKeptTelemetryStore>().SaveAsync(incident.Id, Telemetry(), Cancel);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task AnExportedIncidentIsReadBackWhole()
    {
        var run = await CommandRun.OfAsync("", "export-bundle", "inc-1", "--output", Bundle, "--database", Database);
        Assert.Equal((0, ""), (run.Code, run.Error.ToString()));
        await using var services = new ServiceCollection().AddLogParsing().BuildServiceProvider();
        var bundle = await new BundleReader(services.GetRequiredService<ILogParser>()).ReadAsync(Bundle, Cancel);
        Assert.Equal((Some.Host.Value, "CPUUtilization", Onset), (bundle.Alert!.Entity, bundle.Alert.Metric, bundle.Alert.Time));
        Assert.Equal(("login of <user>", "rate-rise"), (bundle.Alerts[0].Name, bundle.Alerts[0].Kind));
        Assert.Equal((6, 40), (bundle.Logs.Total, bundle.BaselineLogs.Total));
        Assert.Equal((3, 2), (bundle.Metrics.Series[0].Count, bundle.Baseline.Series[0].Count));
        Assert.Equal("a, \"quoted\" name", bundle.Metrics.Series[0].Key.Entity);
        Assert.Equal(["web>orders"], bundle.Topology.Edges.Select(e => $"{e.Source}>{e.Target}"));
        Assert.Equal((1, 1, true), (bundle.Spans.Rows.Count, bundle.BaselineSpans.Rows.Count, bundle.Spans.Rows[0].IsError));
        Assert.Equal(("ct-1", "deploy", "marta", "UpdateService"), (bundle.Changes[0].Id, bundle.Changes[0].Kind, bundle.Changes[0].Actor, bundle.Changes[0].Summary));
        Assert.DoesNotContain(bundle.Gaps, g => g.Reason.Contains("skipped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoSecretLeavesAndTheSameOneHasOneName()
    {
        await CommandRun.OfAsync("", "export-bundle", "inc-1", "--output", Bundle, "--database", Database);
        var all = string.Join('\n', Directory.GetFiles(Bundle).Select(File.ReadAllText));
        Assert.DoesNotContain(Secret, all, StringComparison.Ordinal);
        Assert.Contains("[secret:password:1]", all, StringComparison.Ordinal);
        Assert.DoesNotContain("[secret:password:2]", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasExportedCanBeRanked()
    {
        await CommandRun.OfAsync("", "export-bundle", "inc-1", "--output", Bundle, "--database", Database);
        var run = await CommandRun.OfAsync("", "investigate", "--bundle", Bundle, "--json");
        Assert.Equal((0, ""), (run.Code, run.Error.ToString()));
        Assert.True(JsonDocument.Parse(run.Output.ToString()).RootElement.GetProperty("candidates").GetArrayLength() >= 3);
    }

    [Fact]
    public async Task AFolderThatHasSomethingIsNotWrittenTo()
    {
        Directory.CreateDirectory(Bundle);
        await File.WriteAllTextAsync(Path.Combine(Bundle, "mine.txt"), "mine", Cancel);
        var run = await CommandRun.OfAsync("", "export-bundle", "inc-1", "--output", Bundle, "--database", Database);
        Assert.Equal(2, run.Code);
        Assert.Single(Directory.GetFiles(Bundle));
    }

    [Theory]
    [InlineData("export-bundle inc-9 --output {0}")]
    [InlineData("post-mortem inc-9")]
    [InlineData("post-mortem inc-1 --zone Mars/Olympus")]
    public async Task WhatIsNotThereIsSaid(string arguments)
    {
        var run = await CommandRun.OfAsync("", [.. string.Format(null, arguments, Bundle).Split(' '), "--database", Database]);
        Assert.Equal(2, run.Code);
        Assert.StartsWith("aiops: ", run.Error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Bundle));
    }

    [Fact]
    public async Task APostMortemIsWrittenInTheZoneThatIsNamed()
    {
        var run = await CommandRun.OfAsync("", "post-mortem", "inc-1", "--zone", "Asia/Tokyo", "--database", Database);
        Assert.Equal(0, run.Code);
        Assert.StartsWith("# Post-mortem: ", run.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("(UTC+09:00) | aiops | triggered: it began |", run.Output.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<LogEvent> Lines()
    {
        for (var n = 0; n < 40; n++)
        {
            yield return Line($"b{n}", "job begins", Onset.AddHours(-2).AddMinutes(n));
        }

        for (var n = 0; n < 6; n++)
        {
            yield return Line($"i{n}", n % 2 == 0 ? "job begins" : $"connect failed with password={Secret}", Onset.AddMinutes(n));
        }
    }

    private static LogEvent Line(string id, string message, DateTimeOffset at) =>
        new() { Stream = new("cloudwatch", "/ec2/syslog", Some.Host.Value), EventId = id, Timestamp = at, IngestedAt = at, Resource = Some.Host, Message = message };

    private static KeptTelemetry Telemetry() => new()
    {
        Since = Onset.AddMinutes(-2),
        Series = [MetricSeries.Of(new("a, \"quoted\" name", "CPUUtilization", "Average"), [.. new[] { -60, -30, 0, 1, 2 }.Select(m => (Onset.AddMinutes(m).UtcTicks, 5.25 + m))])],
        Topology = [new("web", "orders", "database")],
        Spans = [new("t", "s", "", "web", "GET", Onset.AddMinutes(1), 12.5, true), new("u", "s", "", "web", "GET", Onset.AddHours(-1), 1, false)],
    };
}
