using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.IntegrationTests.Chaos;
using AiOps.Bot.IntegrationTests.WebConsole;

namespace AiOps.Bot.IntegrationTests.Scoring;

public sealed class RemoteScorerTests : IDisposable
{
    private readonly string _botFolder = Directory.CreateTempSubdirectory("aiops-bot-").FullName;
    private readonly string _scorerFolder = Directory.CreateTempSubdirectory("aiops-scorer-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(_botFolder, recursive: true);
        Directory.Delete(_scorerFolder, recursive: true);
    }

    [Fact]
    public async Task WhatTheScorerFindsIsAnIncidentOfTheBot()
    {
        await using var bot = await ServedRole.BotAsync(_botFolder);
        await using var scorer = await ServedRole.ScorerAsync(_scorerFolder, bot.Http.BaseAddress!);

        await scorer.FindAsync("web-1");

        await ServedRole.UntilAsync(async () => (await bot.AlertOfAsync("web-1"))?.Incident is not null, "the bot had an incident");
        Assert.Equal(AnomalySignals.Source, (await bot.AlertOfAsync("web-1"))!.Source);
        await ServedRole.UntilAsync(async () => await scorer.WaitingAsync() == 0, "the outbox was empty");
        Assert.Empty(await scorer.Get<IAnomalyStore>().PendingAsync(9, Ct));
    }

    [Fact]
    public async Task AScorerHasNoConsoleAndNoIncidents()
    {
        await using var scorer = await ServedRole.ScorerAsync(_scorerFolder, new("http://127.0.0.1:9"));

        Assert.Equal(HttpStatusCode.OK, (await scorer.Http.GetAsync("/healthz", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await scorer.Http.PostAsJsonAsync("/api/v1/score", new { series = Array.Empty<object>() }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scorer.Http.GetAsync("/api/v1/incidents", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scorer.Http.GetAsync("/", Ct)).StatusCode);
    }

    [Fact]
    public async Task ABotThatIsKilledAgainAndAgainMissesNothingAndCountsNothingTwice()
    {
        var port = BotProcess.FreePort();
        string[] ids = [.. Enumerable.Range(0, 120).Select(i => string.Create(CultureInfo.InvariantCulture, $"host-{i}"))];
        await using (var scorer = await ServedRole.ScorerAsync(_scorerFolder, new($"http://127.0.0.1:{port}")))
        {
            var random = new Random(5);
            foreach (var some in ids.Chunk(40))
            {
                await using var bot = Bot(port);
                var finding = Task.WhenAll(some.Chunk(8).Select(s => scorer.FindAsync(s)));
                await Task.Delay(random.Next(1_500, 5_000), Ct);
                await bot.KillAsync();
                await finding;
            }

            await using var last = Bot(port);
            await ServedRole.UntilAsync(async () => (await scorer.Get<IAnomalyStore>().PendingAsync(1, Ct)).Count == 0 && await scorer.WaitingAsync() == 0, "everything was delivered; the bot said " + last.Said);
            await last.KillAsync();
        }

        await using var after = await ServedRole.BotAsync(_botFolder);
        await ServedRole.UntilAsync(async () => (await after.Get<IInboundEventStore>().PendingAsync(1, Ct)).Count == 0, "the bot had worked off what it accepted");
        foreach (var id in ids)
        {
            Assert.Equal(1, (await after.AlertOfAsync(id))?.Count);
        }
    }

    [Fact]
    public async Task AlertsOutliveTheScorerWhileTheBotIsAway()
    {
        var port = BotProcess.FreePort();
        await using (var scorer = await ServedRole.ScorerAsync(_scorerFolder, new($"http://127.0.0.1:{port}")))
        {
            await scorer.FindAsync("db-1");
            await ServedRole.UntilAsync(async () => await scorer.WaitingAsync() == 1, "it waited in the outbox");
        }

        await using var bot = await ServedRole.BotAsync(_botFolder, port);
        await using var again = await ServedRole.ScorerAsync(_scorerFolder, bot.Http.BaseAddress!);

        await ServedRole.UntilAsync(async () => await bot.AlertOfAsync("db-1") is not null, "the bot had it");
    }

    [Fact]
    public async Task AScorerThatIsKilledAgainAndAgainTellsEverythingOnce()
    {
        await File.WriteAllLinesAsync(Path.Combine(_scorerFolder, "app.log"), FailingShop.Lines(TimeProvider.System.GetUtcNow()), Ct);
        await using var bot = await ServedRole.BotAsync(_botFolder);
        var random = new Random(9);
        for (var kill = 0; kill < 4; kill++)
        {
            await using var scorer = Scorer(bot);
            await Task.Delay(random.Next(1_000, 4_000), Ct);
            await scorer.KillAsync();
        }

        await using (var last = Scorer(bot))
        {
            await ServedRole.UntilAsync(async () => await HasKindAsync(bot, AnomalyKinds.ErrorGrowth), "the bot was told; the scorer said " + last.Said);
            await Task.Delay(3_000, Ct);
        }

        await using var after = await ServedRole.ScorerAsync(_scorerFolder, bot.Http.BaseAddress!);
        await ServedRole.UntilAsync(async () => await after.WaitingAsync() == 0 && (await after.Get<IAnomalyStore>().PendingAsync(1, Ct)).Count == 0, "everything was delivered");
        await ServedRole.UntilAsync(async () => (await bot.Get<IInboundEventStore>().PendingAsync(1, Ct)).Count == 0, "the bot had worked off what it accepted");
        var found = await after.Get<IAnomalyStore>().ListAsync(new(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue), 1_000, Ct);
        var told = AnomalySignals.WorthTelling(found, TimeProvider.System.GetUtcNow().AddHours(-23)).Where(a => a.Kind != AnomalyKinds.ActivityResumed).ToArray();
        Assert.NotEmpty(told);
        foreach (var alike in told.GroupBy(AnomalySignals.FingerprintOf))
        {
            Assert.Equal(alike.Count(), (await bot.Get<IIncidentStore>().FindAlertAsync(alike.Key, Ct))?.Count);
        }
    }

    [Fact]
    public async Task AWrongSecretIsRefusedAndNothingIsLostUntilItIsPutRight()
    {
        await using var bot = await ServedRole.BotAsync(_botFolder);
        await using (var wrong = await ServedRole.ScorerAsync(_scorerFolder, bot.Http.BaseAddress!, "another-secret-0123456789abcdef-0123456789"))
        {
            await wrong.FindAsync("web-1");
            await ServedRole.UntilAsync(async () => await wrong.WaitingAsync() == 1, "it waited in the outbox");
            await Task.Delay(1_500, Ct);
            Assert.Equal(1, await wrong.WaitingAsync());
        }

        Assert.Null(await bot.AlertOfAsync("web-1"));
        await using var right = await ServedRole.ScorerAsync(_scorerFolder, bot.Http.BaseAddress!);
        await ServedRole.UntilAsync(async () => await bot.AlertOfAsync("web-1") is not null, "the bot had it");
    }

    [Fact]
    public async Task AScorerWhoseClockIsWrongWaitsAndIsToldSo()
    {
        await using var bot = await ServedRole.BotAsync(_botFolder);
        var now = TimeProvider.System.GetUtcNow();

        using var late = await DeliverAsync(bot, now.AddMinutes(-10));
        using var early = await DeliverAsync(bot, now.AddMinutes(10));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (late.StatusCode, early.StatusCode));
        Assert.Contains("behind ours", (await late.JsonAsync()).GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Contains("ahead of ours", (await early.JsonAsync()).GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Null(await bot.AlertOfAsync("web-1"));
    }

    [Fact]
    public async Task ACopiedDeliveryIsKnownAsOne()
    {
        await using var bot = await ServedRole.BotAsync(_botFolder);
        var now = TimeProvider.System.GetUtcNow();

        using var first = await DeliverAsync(bot, now);
        using var copy = await DeliverAsync(bot, now);

        Assert.False((await first.JsonAsync()).GetProperty("duplicate").GetBoolean());
        Assert.True((await copy.JsonAsync()).GetProperty("duplicate").GetBoolean());
        await ServedRole.UntilAsync(async () => await bot.AlertOfAsync("web-1") is not null, "the bot had it");
        Assert.Equal(1, (await bot.AlertOfAsync("web-1"))!.Count);
    }

    [Fact]
    public async Task ThisMachinesOperatorCannotSpeakForAScorer()
    {
        await using var bot = await ServedRole.BotAsync(_botFolder);

        using var unsigned = await bot.Http.PostAsync("/api/v1/alerts/aiops", new ByteArrayContent(BodyOf("web-1")) { Headers = { ContentType = new("application/json") } }, Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await bot.Http.PostAsJsonAsync("/api/v1/alerts/generic", new { title = "x" }, Ct)).StatusCode);
    }

    [Theory]
    [InlineData("scorer", "", ServedRole.Secret, "Scorer:BotUrl")]
    [InlineData("scorer", "http://10.0.0.5:5080", ServedRole.Secret, "Scorer:BotUrl")]
    [InlineData("scorer", "https://bot.example.com", "", "Scorer:Secret")]
    [InlineData("scorer", "https://bot.example.com", "short", "Scorer:Secret")]
    [InlineData("bot", "https://bot.example.com", ServedRole.Secret, "Scorer:BotUrl")]
    public async Task SettingsThatCannotWorkStopTheStartByTheirKey(string role, string url, string secret, string key) => Assert.Contains(
        key,
        (await Assert.ThrowsAsync<ConfigurationException>(() => ServedRole.StartAsync(_scorerFolder, null, ("Bot:Role", role), ("Scorer:BotUrl", url), ("Scorer:Secret", secret)))).Message,
        StringComparison.Ordinal);

    private BotProcess Bot(int port) => BotProcess.Start(_botFolder, new Dictionary<string, string>
    {
        ["Bot:Role"] = "bot", ["Bot:Account"] = "none", ["Bot:Folder"] = _botFolder, ["Bot:Urls"] = $"http://127.0.0.1:{port}", ["Scorer:Secret"] = ServedRole.Secret,
    }, "serve");

    private BotProcess Scorer(ServedRole bot) => BotProcess.Start(_scorerFolder, new Dictionary<string, string>
    {
        ["Bot:Role"] = "scorer", ["Bot:Account"] = "none", ["Bot:Folder"] = _scorerFolder, ["Bot:Urls"] = $"http://127.0.0.1:{BotProcess.FreePort()}", ["Bot:Watch:0"] = Path.Combine(_scorerFolder, "app.log"),
        ["Ingest:PollEvery"] = "00:00:00.100", ["Scorer:BotUrl"] = bot.Http.BaseAddress!.ToString(), ["Scorer:Secret"] = ServedRole.Secret,
    }, "serve");

    private static async Task<bool> HasKindAsync(ServedRole bot, string kind) =>
        (await bot.Http.GetStringAsync("/api/v1/incidents", Ct)).Contains(kind, StringComparison.Ordinal)
        || (await bot.Get<ITimelineStore>().ReadAfterAsync(0, 1_000, Ct)).Any(e => e.Detail.Contains("double every", StringComparison.Ordinal));

    private static byte[] BodyOf(string id) => SignalJson.Write(id, AnomalySignals.SignalOf(ServedRole.AnomalyOf(id), ServedRole.AnomalyOf(id).Time));

    private static async Task<HttpResponseMessage> DeliverAsync(ServedRole bot, DateTimeOffset at)
    {
        var (body, seconds) = (BodyOf("web-1"), at.ToUnixTimeSeconds());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts/aiops") { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } };
        request.Headers.Add(DeliverySignature.IdHeader, "web-1");
        request.Headers.Add(DeliverySignature.TimeHeader, seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(DeliverySignature.SignatureHeader, DeliverySignature.Sign(ServedRole.Secret, "web-1", seconds, body));
        return await bot.Http.SendAsync(request, Ct);
    }
}
