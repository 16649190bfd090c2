using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AiOps.Bot.IntegrationTests.WebConsole;

namespace AiOps.Bot.IntegrationTests.Scoring;

public sealed class ScoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeveralSeriesAreScoredInOneRequest()
    {
        await using var host = await ConsoleHost.StartAsync();
        var points = Enumerable.Range(0, 400).Select(i => new { timestamp = 1_767_225_600 + (300 * i), value = i == 390 ? 900.0 : 10 + (i % 5) }).ToArray();

        var answer = await (await host.Client().PostAsJsonAsync("/api/v1/score", new { series = new[] { new { key = "db-1/cpu", points }, new { key = "db-2/cpu", points } } }, Cancellation)).JsonAsync();

        Assert.Equal(["db-1/cpu", "db-2/cpu"], answer.GetProperty("series").EnumerateArray().Select(s => s.GetProperty("key").GetString()));
        var jump = answer.GetProperty("series")[1].GetProperty("points")[390];
        Assert.True(jump.GetProperty("flagged").GetBoolean());
        Assert.Equal("Scored", jump.GetProperty("status").GetString());
        Assert.Equal(points[390].timestamp, jump.GetProperty("timestamp").GetInt64());
        Assert.InRange(jump.GetProperty("upper").GetDouble(), 10, 100);
    }

    [Fact]
    public async Task ATableIsScoredByItsOwnRows()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = Enumerable.Range(0, 200).Select(i => new object?[] { i % 10, i == 7 ? 5_000 : 3, null }).ToArray();

        var answer = await (await host.Client().PostAsJsonAsync("/api/v1/score", new { table = new { columns = new[] { "a", "b", "c" }, rows }, scorer = "isolation-forest" }, Cancellation)).JsonAsync();

        Assert.Equal("isolation-forest", answer.GetProperty("scorer").GetString());
        Assert.Equal(7, answer.GetProperty("rows").EnumerateArray().MaxBy(r => r.GetProperty("score").GetDouble()).GetProperty("row").GetInt32());
    }

    [Theory]
    [InlineData("{}", 400, "send {")]
    [InlineData("[1]", 400, "not a JSON object")]
    [InlineData("{\"series\":", 400, "byte")]
    [InlineData("{\"series\":7}", 400, "not a list")]
    [InlineData("{\"model\":\"\\uD800\",\"columns\":[\"a\"],\"rows\":[[1]]}", 400, "no Unicode")]
    [InlineData("{\"table\":{\"columns\":[\"a\"],\"rows\":[[\"\\uD800\"],[1]]}}", 400, "no Unicode")]
    [InlineData("{\"table\":{\"columns\":[\"a\"],\"rows\":[[1]]},\"scorer\":7}", 400, "no text")]
    [InlineData("{\"table\":{\"columns\":[\"a\"],\"rows\":[[1]]},\"seed\":-7}", 400, "whole number")]
    public async Task WhatCannotBeScoredIsAProblemInWords(string body, int status, string told)
    {
        await using var host = await ConsoleHost.StartAsync();

        var response = await host.Client().PostAsync("/api/v1/score", new StringContent(body, Encoding.UTF8, "application/json"), Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(told, (await response.JsonAsync()).GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherMediaTypeIsRefused()
    {
        await using var host = await ConsoleHost.StartAsync();

        var response = await host.Client().PostAsync("/api/v1/score", new StringContent("a,b", Encoding.UTF8, "text/csv"), Cancellation);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task ATooLargeBatchIsRefusedBeforeItIsRead()
    {
        await using var host = await ConsoleHost.StartAsync();

        var response = await host.Client().PostAsync("/api/v1/score", new StringContent(new string(' ', (16 << 20) + 1), Encoding.UTF8, "application/json"), Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task NobodyScoresWithoutATokenWhereTokensAreConfigured()
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client().PostAsJsonAsync("/api/v1/score", new { series = Array.Empty<object>() }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Client(ConsoleHost.Token).PostAsJsonAsync("/api/v1/score", new { series = Array.Empty<object>() }, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task AStreamIsAnsweredLineByLineAndOutlivesWhatCannotBeRead()
    {
        await using var host = await ConsoleHost.StartAsync();
        var longLine = new string('x', 200_000);
        var body = $"{{\"key\":\"a\",\"timestamp\":1767225600,\"value\":1}}\r\n\nnonsense\n{longLine}\n{{\"key\":\"a\",\"timestamp\":1767225601,\"value\":null}}";

        var answers = await LinesAsync(host, body);

        Assert.Equal([0L, 2, 3, 4], answers.Select(a => a.GetProperty("line").GetInt64()));
        Assert.Equal(["Scored", "Unreadable", "Unreadable", "Missing"], answers.Select(a => a.GetProperty("point").GetProperty("status").GetString()));
    }

    [Fact]
    public async Task ALongLineThatNeverEndsIsToldToo()
    {
        await using var host = await ConsoleHost.StartAsync();

        Assert.Equal("Unreadable", Assert.Single(await LinesAsync(host, new string('x', 300_000))).GetProperty("point").GetProperty("status").GetString());
    }

    private static async Task<JsonElement[]> LinesAsync(ConsoleHost host, string body)
    {
        var response = await host.Client().PostAsync("/api/v1/score", new StringContent(body, Encoding.UTF8, "application/x-ndjson"), Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.Clone())];
    }
}
