using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.IntegrationTests.WebConsole;
using AiOps.Bot.Scoring;
using AiOps.Bot.Scoring.Models;
using AiOps.Bot.Tables;
using AiOps.Bot.Tests;

namespace AiOps.Bot.IntegrationTests.Scoring;

public sealed class RegisteredModelTests : IDisposable
{
    private const string Line = "checkout";
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-models-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TheChampionAnswersWhateverTheOrderOfTheColumns()
    {
        await using var host = await StartAsync();
        await RegisterAsync(host, seed: 1, champion: true);

        var answer = await ScoreAsync(host, ["c", "x", "a", "b"], [[0, "more", 0, 0], [0, "more", 9, -9], [0]]);

        Assert.Equal((Line, 1), (answer.GetProperty("model").GetString(), answer.GetProperty("version").GetInt32()));
        Assert.Equal(64, answer.GetProperty("hash").GetString()!.Length);
        Assert.Equal(["x"], answer.GetProperty("ignoredColumns").EnumerateArray().Select(c => c.GetString()));
        var rows = answer.GetProperty("rows");
        Assert.False(rows[0].GetProperty("isAnomaly").GetBoolean());
        Assert.True(rows[1].GetProperty("isAnomaly").GetBoolean());
        Assert.Equal("Unreadable", rows[2].GetProperty("status").GetString());
    }

    [Fact]
    public async Task AnAnomalousRowIsExplainedByTheFeatureThatMakesItSo()
    {
        await using var host = await StartAsync();
        await RegisterAsync(host, seed: 1, champion: true);

        var answer = await ScoreAsync(host, ["a", "b", "c"], [[9, -9, 0], [0, 0, 0]], explain: true);

        var parts = answer.GetProperty("rows")[0].GetProperty("explanation").EnumerateArray().ToArray();
        Assert.Equal(["a", "b"], parts.Take(2).Select(p => p.GetProperty("column").GetString()).Order());
        Assert.Equal(parts[0].GetProperty("column").GetString() == "a" ? 9 : -9, parts[0].GetProperty("seen").GetInt32());
        Assert.InRange(parts[0].GetProperty("expected").GetDouble(), -0.3, 0.3);
        Assert.True(parts[0].GetProperty("high").GetDouble() < 9 && parts[0].GetProperty("contribution").GetDouble() > 0);
        Assert.False(answer.GetProperty("rows")[1].TryGetProperty("explanation", out _));
    }

    [Theory]
    [InlineData("checkout", "a,b", 400, "are missing: c")]
    [InlineData("nothing", "a,b,c", 404, "no model was ever registered")]
    [InlineData("checkout@9", "a,b,c", 404, "newest version is 1")]
    [InlineData("Check Out", "a,b,c", 400, "can be no name")]
    public async Task WhatCannotBeScoredSaysWhy(string model, string columns, int status, string told)
    {
        await using var host = await StartAsync();
        await RegisterAsync(host, seed: 1, champion: true);

        var response = await host.Http.PostAsJsonAsync("/api/v1/score", new { model, columns = columns.Split(','), rows = new[] { columns.Split(',').Select(_ => 1) } }, Ct);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(told, (await response.JsonAsync()).GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsOfAStreamAreScoredAsThoseOfABatchAndBadOnesAnsweredInTheirPlace()
    {
        await using var host = await StartAsync();
        await RegisterAsync(host, seed: 1, champion: true);
        var batch = (await ScoreAsync(host, ["a", "b", "c"], [[0, 0, 0], [9, -9, 0]], explain: true)).GetProperty("rows");

        var lines = await StreamAsync(
            host,
            "{\"model\":\"checkout\",\"columns\":[\"b\",\"a\",\"c\",\"x\"],\"explain\":true}",
            "[0,0,0,\"more\"]", "[1,2", "[1,2]", "", "{\"key\":\"db/cpu\",\"timestamp\":1767225600,\"value\":1}", "[-9,9,0,null]",
            "{\"model\":\"checkout@1\",\"row\":{\"a\":9,\"b\":-9,\"c\":0}}", "{\"model\":\"checkout\",\"row\":{\"a\":9}}", "{\"model\":\"nothing\",\"row\":{\"a\":9}}", "{\"row\":{\"c\":0,\"b\":0,\"a\":0}}");

        Assert.Equal([0, 1, 2, 3, 5, 6, 7, 8, 9, 10], lines.Select(l => l.GetProperty("line").GetInt32()));
        var header = lines[0].GetProperty("header");
        Assert.Equal(("checkout", 1, "x"), (header.GetProperty("model").GetString(), header.GetProperty("version").GetInt32(), header.GetProperty("ignoredColumns")[0].GetString()));
        var rows = lines.Where(l => l.TryGetProperty("row", out _)).ToDictionary(l => l.GetProperty("line").GetInt32(), l => l.GetProperty("row"));
        Assert.Equal(
            ["1 Scored", "2 Unreadable", "3 Unreadable", "6 Scored", "7 Scored", "8 Failed", "9 Failed", "10 Scored"],
            rows.OrderBy(r => r.Key).Select(r => $"{r.Value.GetProperty("row").GetInt32()} {r.Value.GetProperty("status").GetString()}"));
        Assert.All((int[])[1, 10], line => Assert.Equal(batch[0].GetProperty("score").GetDouble(), rows[line].GetProperty("score").GetDouble()));
        Assert.All((int[])[6, 7], line => Assert.Equal(batch[1].GetProperty("score").GetDouble(), rows[line].GetProperty("score").GetDouble()));
        Assert.Equal(batch[1].GetProperty("explanation").GetArrayLength(), rows[6].GetProperty("explanation").GetArrayLength());
        Assert.False(rows[7].TryGetProperty("explanation", out _));
        Assert.Contains("4 columns", rows[3].GetProperty("fault").GetString()!, StringComparison.Ordinal);
        Assert.Contains("are missing: b, c", rows[8].GetProperty("fault").GetString()!, StringComparison.Ordinal);
        Assert.Equal("Scored", lines[4].GetProperty("point").GetProperty("status").GetString());
    }

    [Fact]
    public async Task ALongStreamIsAnsweredLineByLineAndWhatIsPromotedMeanwhileCounts()
    {
        await using var host = await StartAsync();
        await RegisterAsync(host, seed: 1, champion: true);
        await RegisterAsync(host, seed: 2, champion: false);
        var scoring = new ScoreLines(new(host.Get<ModelBatch>()));
        static SentLine RowOf(int i) => new(i, System.Text.Encoding.UTF8.GetBytes($"{{\"model\":\"{Line}\",\"row\":{{\"a\":{i % 7},\"b\":0,\"c\":0}}}}"));

        var before = await scoring.ScoreAsync([.. Enumerable.Range(0, 2_000).Select(RowOf)], Ct);
        await ChangeAsync(host, ModelEventKind.Promoted, 2, seen: 1);
        var after = await scoring.ScoreAsync([RowOf(2_000)], Ct);

        Assert.Equal(Enumerable.Range(0, 2_000).Select(i => (long)i), before.Select(a => a.Line));
        Assert.All(before, a => Assert.Equal((ScoreStatus.Scored, 1), (a.Row!.Status, a.Version)));
        Assert.Equal(7, before.Select(a => a.Row!.Score).Distinct().Count());
        Assert.Equal(2, Assert.Single(after).Version);
    }

    [Fact]
    public async Task AModelWithoutAChampionAnswersByItsVersionOnly()
    {
        await using var host = await StartAsync();
        await RegisterAsync(host, seed: 1, champion: false);

        Assert.Equal(HttpStatusCode.Conflict, (await host.Http.PostAsJsonAsync("/api/v1/score", new { model = Line, columns = (string[])["a", "b", "c"], rows = (int[][])[[1, 2, 3]] }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.PostAsJsonAsync("/api/v1/score", new { model = Line + "@1", columns = (string[])["a", "b", "c"], rows = (int[][])[[1, 2, 3]] }, Ct)).StatusCode);
    }

    [Fact]
    public async Task AChallengerScoresTheSameRowsAndTheComparisonOutlivesARestart()
    {
        await using (var host = await StartAsync())
        {
            await RegisterAsync(host, seed: 1, champion: true);
            await RegisterAsync(host, seed: 2, champion: false);
            await ChangeAsync(host, ModelEventKind.Challenged, 2, seen: 1);
            await ScoreAsync(host, ["a", "b", "c"], [.. Enumerable.Range(0, 300).Select(i => (object[])[i == 0 ? 9 : 0, i == 0 ? -9 : 0, 0])]);
            await ServedRole.UntilAsync(async () => (await ComparisonAsync(host)).GetProperty("rows").GetInt64() == 300, "the challenger had scored");
        }

        await using var again = await StartAsync();
        var comparison = await ComparisonAsync(again);
        Assert.Equal(300, comparison.GetProperty("rows").GetInt64());
        Assert.Equal(300, comparison.GetProperty("challengerScores").EnumerateArray().Sum(b => b.GetInt64()));
        Assert.InRange(comparison.GetProperty("agreement").GetDouble(), 0.9, 1);
    }

    [Fact]
    public async Task APromotionCountsAtOnceAndIsOnTheTimeline()
    {
        await using var host = await StartAsync();
        await RegisterAsync(host, seed: 1, champion: true);
        await RegisterAsync(host, seed: 2, champion: false);
        var hash = (await host.Get<IModelRegistry>().FindAsync(Line, 2, Ct))!.Hash;

        var wrong = await host.Http.PostAsJsonAsync($"/api/v1/models/{Line}/promote", new { version = 2, hash = new string('0', 64), seenChampion = 1, reason = "better" }, Ct);
        var late = await host.Http.PostAsJsonAsync($"/api/v1/models/{Line}/promote", new { version = 2, hash, seenChampion = 7, reason = "better" }, Ct);
        var silent = await host.Http.PostAsJsonAsync($"/api/v1/models/{Line}/promote", new { version = 2, hash, seenChampion = 1 }, Ct);
        var done = await host.Http.PostAsJsonAsync($"/api/v1/models/{Line}/promote", new { version = 2, hash, seenChampion = 1, reason = "fewer false alarms" }, Ct);

        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.OK], [wrong.StatusCode, late.StatusCode, silent.StatusCode, done.StatusCode]);
        Assert.Equal(2, (await ScoreAsync(host, ["a", "b", "c"], [[0, 0, 0]])).GetProperty("version").GetInt32());
        var back = await host.Http.PostAsJsonAsync($"/api/v1/models/{Line}/roll-back", new { seenChampion = 2, reason = "it was not" }, Ct);
        Assert.Equal(1, (await back.JsonAsync()).GetProperty("champion").GetInt32());
        var timeline = await host.Get<ITimelineStore>().ReadAfterAsync(0, 100, Ct);
        Assert.Equal([TimelineVerbs.Refused, TimelineVerbs.Refused, TimelineVerbs.ModelPromoted, TimelineVerbs.ModelRolledBack], timeline.Select(e => e.Verb));
        Assert.Contains("fewer false alarms", timeline[2].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoMayOnlyReadCannotPromote()
    {
        await using var host = await ServedRole.StartAsync(
            _folder, null,
            ("Security:People:0:Id", "ana"), ("Security:People:0:MayApproveUpTo", "Reversible"), ("Security:Tokens:0:Name", "laptop"), ("Security:Tokens:0:Person", "ana"),
            ("Security:Tokens:0:Sha256", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(ConsoleHost.Token)))));
        await RegisterAsync(host, seed: 1, champion: false);
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", ConsoleHost.Token);

        var response = await host.Http.PostAsJsonAsync($"/api/v1/models/{Line}/promote", new { version = 1, reason = "mine" }, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Null((await host.Get<IModelRegistry>().FindLineAsync(Line, Ct))!.Champion);
    }

    [Fact]
    public async Task RowsOfAnotherWorldAreADriftToldOnce()
    {
        await using var host = await StartAsync();
        await RegisterAsync(host, seed: 1, champion: true);
        var random = new Random(3);

        for (var i = 0; i < 3; i++)
        {
            await ScoreAsync(host, ["a", "b", "c"], [.. Enumerable.Range(0, 2_000).Select(_ => (object[])[random.NextDouble() - 0.5, random.NextDouble() - 0.5, 5 + random.NextDouble()])]);
        }

        var drift = Assert.Single(await host.Get<IAnomalyStore>().ListAsync(new(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue), 100, Ct), a => a.Kind == AnomalyKinds.ModelDrift);
        Assert.Contains("c moved", drift.Title, StringComparison.Ordinal);
        var told = (await host.Http.GetFromJsonAsync<JsonElement>($"/api/v1/models/{Line}", Ct)).GetProperty("drift")[0];
        Assert.Equal(["scores", "c"], told.GetProperty("moved").EnumerateArray().Take(2).Select(m => m.GetProperty("what").GetString()));
        var bins = told.GetProperty("moved")[1].GetProperty("bins").EnumerateArray().ToArray();
        Assert.True(bins[^2].GetProperty("seen").GetDouble() > 0.9 && bins[^2].GetProperty("expected").GetDouble() < 0.2 && bins[^1].GetProperty("missing").GetBoolean());
        Assert.Equal(bins[0].GetProperty("upTo").GetDouble(), bins[1].GetProperty("above").GetDouble());
        var listed = (await host.Http.GetFromJsonAsync<JsonElement>("/api/v1/models", Ct)).GetProperty("items")[0].GetProperty("drift");
        Assert.Equal("c", listed.GetProperty("what").GetString());
        var metrics = await host.Http.GetStringAsync("/metrics", Ct);
        Assert.Contains("aiops_model_duration_seconds_bucket{model=\"checkout\",version=\"1\"", metrics, StringComparison.Ordinal);
        Assert.Contains("aiops_model_drift_psi{model=\"checkout\",of=\"feature\",version=\"1\"}", metrics, StringComparison.Ordinal);
    }

    private Task<ServedRole> StartAsync() => ServedRole.StartAsync(_folder, null);

    private static async Task<JsonElement> ScoreAsync(ServedRole host, string[] columns, object[][] rows, bool explain = false)
    {
        var response = await host.Http.PostAsJsonAsync("/api/v1/score", new { model = Line, columns, rows, explain }, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }

    private static async Task<JsonElement[]> StreamAsync(ServedRole host, params string[] lines)
    {
        var response = await host.Http.PostAsync("/api/v1/score", new StringContent(string.Join('\n', lines), System.Text.Encoding.UTF8, "application/x-ndjson"), Ct);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType!.MediaType);
        return [.. (await response.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.Clone())];
    }

    private static async Task<JsonElement> ComparisonAsync(ServedRole host) =>
        (await host.Http.GetFromJsonAsync<JsonElement>($"/api/v1/models/{Line}", Ct)).GetProperty("comparison");

    private static async Task RegisterAsync(ServedRole host, int seed, bool champion)
    {
        var table = Some.Crowd(600, 6, seed).Table;
        var (scorer, threshold) = new ModelTrial(TrainingTable.Unlabelled(table), new(1, 1)).Fit(TableScorers.Named("isolation-forest"), Ct);
        var manifest = new ModelManifest("isolation-forest", threshold, table.Rows, 1, Some.Noon, null, [.. table.Columns.Select(c => new SavedColumn(c, 1, 0, null))]) { Reference = TrainingReference.Of(table, scorer) };
        using var file = new MemoryStream();
        await ModelFile.WriteAsync(file, scorer, manifest.Write(), Ct);
        var registered = await host.Get<IModelRegistry>().RegisterAsync(
            new() { Name = Line, Content = file.ToArray(), Family = "isolation-forest", Columns = table.Columns, Threshold = threshold, TrainedAt = Some.Noon, Card = "{}", By = "cli:ana", At = Some.Noon }, Ct);
        if (champion)
        {
            await ChangeAsync(host, ModelEventKind.Promoted, registered.Version, seen: null);
        }
    }

    private static async Task ChangeAsync(ServedRole host, ModelEventKind kind, int version, int? seen) =>
        Assert.Null((await host.Get<IModelRegistry>().ChangeAsync(new(Line, kind, version) { SeenChampion = seen, By = "cli:ana", At = Some.Noon }, Ct)).Refusal);
}
