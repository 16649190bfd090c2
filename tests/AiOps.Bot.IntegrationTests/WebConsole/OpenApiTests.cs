using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.WebConsole;

public sealed class OpenApiTests
{
    [Fact]
    public async Task TheDriftOfAModelIsDescribedDownToTheBinsOfItsHistograms()
    {
        await using var host = await ConsoleHost.StartAsync();

        var document = await (await host.Client().GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).JsonAsync();

        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.True(schemas.GetProperty("MovedDocument").GetProperty("properties").TryGetProperty("bins", out _));
        Assert.Equal(["above", "upTo", "missing", "expected", "seen"], schemas.GetProperty("DriftBinDocument").GetProperty("properties").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task TheScoringOfBatchesAndStreamsIsDescribed()
    {
        await using var host = await ConsoleHost.StartAsync();

        var document = await (await host.Client().GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).JsonAsync();

        var score = document.GetProperty("paths").GetProperty("/api/v1/score").GetProperty("post");
        var answers = score.GetProperty("responses").GetProperty("200").GetProperty("content");
        Assert.EndsWith("/ScoreDocument", answers.GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("/LineScoreDocument", answers.GetProperty("application/x-ndjson").GetProperty("schema").GetProperty("$ref").GetString(), StringComparison.Ordinal);
        var line = score.GetProperty("requestBody").GetProperty("content").GetProperty("application/x-ndjson").GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1];
        Assert.Equal(["key", "timestamp", "value", "model", "columns", "row", "explain"], document.GetProperty("components").GetProperty("schemas").GetProperty(line).GetProperty("properties").EnumerateObject().Select(p => p.Name));
        Assert.Contains("{\"model\":\"NAME\",\"row\":", score.GetProperty("description").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDocumentListsEveryRouteForPrograms()
    {
        await using var host = await ConsoleHost.StartAsync();

        var document = await (await host.Client().GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).JsonAsync();

        var listed = document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);
        var mapped = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.Replace("//", "/", StringComparison.Ordinal))
            .Where(p => p.StartsWith("/api/", StringComparison.Ordinal) || p is "/healthz" or "/readyz" or "/metrics")
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(mapped, listed);
        var approve = document.GetProperty("paths").GetProperty("/api/v1/remediations/{id}/approve").GetProperty("post");
        Assert.True(approve.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _));
        Assert.True(approve.GetProperty("responses").TryGetProperty("410", out _));
    }
}
