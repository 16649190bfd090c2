using System.Net.Http.Json;
using System.Text.Json;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Metrics;
using AiOps.Bot.Hosting;
using AiOps.Bot.IntegrationTests.WebConsole;

namespace AiOps.Bot.IntegrationTests.Scoring;

/// <summary>From what is foretold to what a person reads.</summary>
public sealed class PredictionTests : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
    private static readonly MetricStream Disk = new(new("db-1"), "db-1", "AWS/RDS", "FreeStorageSpace", "Average");
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-ahead-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ErrorsThatDoubleAreAnIncidentBeforeTheFailure()
    {
        var now = TimeProvider.System.GetUtcNow();
        var file = Path.Combine(_folder, "checkout.log");
        await File.WriteAllLinesAsync(file, FailingShop.Lines(now), Ct);

        await using var host = await ServedRole.StartAsync(_folder, null, ("Bot:Watch:0", file), ("Ingest:PollEvery", "00:00:00.100"));

        var incident = await IncidentAsync(host, "double every");
        Assert.Matches(@"errors of .+ double every \d+ min; [\d.]+/min reached at \d\d:\d\d UTC \(80 %: \d\d:\d\d - ", incident);
    }

    [Fact]
    public async Task ADiskThatFillsIsAnIncidentThatEndsWhenSomebodyMadeRoom()
    {
        var (now, watch) = (TimeProvider.System.GetUtcNow(), new MetricWatchFactory().Create(new() { MetricPeriod = Step }));
        await using var host = await ServedRole.StartAsync(_folder, null, ("Bot:Role", "bot"));

        await LookAsync(host, watch, Enumerable.Range(-152, 152).Select(i => new MetricSample(now + (i * Step), -0.5e9 * i)));
        await IncidentAsync(host, "disk of db-1 full in");
        await LookAsync(host, watch, Enumerable.Range(0, 40).Select(i => new MetricSample(now + (i * Step), 90e9)));

        var id = (await ListAsync(host))[0].GetProperty("id").GetString();
        await ServedRole.UntilAsync(async () => (await ListAsync(host))[0].GetProperty("status").GetString() == "Resolved", "the incident was resolved");
        var timeline = await host.Get<ITimelineStore>().ListAsync(new(id!), Ct);
        Assert.Contains(timeline, e => e.Verb == TimelineVerbs.AlertResolved && e.Detail.Contains("not about to pass its limit", StringComparison.Ordinal));
    }

    /// <summary>The text of the console's page of the incident that says so, and the API says it too.</summary>
    private static async Task<string> IncidentAsync(ServedRole host, string said)
    {
        var id = "";
        await ServedRole.UntilAsync(async () =>
        {
            foreach (var item in await ListAsync(host))
            {
                var text = (await host.Http.GetFromJsonAsync<JsonElement>($"/api/v1/incidents/{item.GetProperty("id").GetString()}", Ct)).ToString();
                id = text.Contains(said, StringComparison.Ordinal) ? item.GetProperty("id").GetString() : id;
            }

            return id is { Length: > 0 };
        }, $"an incident said '{said}'");
        var page = (await host.Http.PageAsync($"/incidents/{id}")).Body!.TextContent;
        Assert.Contains(said, page, StringComparison.Ordinal);
        return page;
    }

    private static async Task<JsonElement[]> ListAsync(ServedRole host) =>
        [.. (await host.Http.GetFromJsonAsync<JsonElement>("/api/v1/incidents", Ct)).GetProperty("items").EnumerateArray()];

    private static async Task LookAsync(ServedRole host, IMetricWatch watch, IEnumerable<MetricSample> samples)
    {
        var found = new List<Anomaly>();
        foreach (var sample in samples)
        {
            watch.Observe(Disk, [sample], found);
            watch.LookAhead(sample.Time, found);
        }

        Assert.NotEmpty(found);
        await host.Get<IAnomalyStore>().CommitAsync(found, null, Ct);
        host.Get<ScoringBoard>().NewAnomalies.Set();
    }
}
