using System.Diagnostics;
using System.Text.Json.Nodes;
using AiOps.Bot.Tests.Aws;

namespace AiOps.Bot.IntegrationTests.Aws;

/// <summary>
/// Asks AWS's own client library again for what the golden files recorded, so that they cannot rot. AIOPS_TEST_BOTOCORE_ORACLE names the script that asks it:
/// "request" or "response" as the argument, a JSON list of cases in, a JSON list of what it sends or reads out.
/// </summary>
public sealed class GoldenOracleTests
{
    private const string Variable = "AIOPS_TEST_BOTOCORE_ORACLE";

    [Fact]
    public async Task TheGoldenRequestsAreStillWhatAwsOwnClientSends()
    {
        var golden = GoldenFile.Names(GoldenFile.Requests).Select(n => GoldenFile.Read(GoldenFile.Requests, n)).ToList();

        var said = await AskAsync("request", golden.Select(g => g.Case));

        AssertSame(golden, said, WireSpelling.Comparable);
    }

    [Fact]
    public async Task TheGoldenAnswersStillMeanTheSameToAwsOwnClient()
    {
        var golden = GoldenFile.Names(GoldenFile.Responses).Select(n => GoldenFile.Read(GoldenFile.Responses, n)).ToList();

        var said = await AskAsync("response", golden.Select(g => g.Case));

        AssertSame(golden, said, meaning => meaning);
    }

    [Fact]
    public async Task TheGoldenEndpointsAreStillThoseOfAwsOwnClient()
    {
        var golden = GoldenFile.Endpoints();

        var said = await AskAsync("request", golden.Select(g => g.Case));

        Assert.Equal(golden.Select(g => g.Host), said.Select(s => (string)s["host"]!));
    }

    private static void AssertSame(List<GoldenFile> golden, IReadOnlyList<JsonObject> said, Func<JsonObject, JsonObject> comparable)
    {
        Assert.Equal(golden.Count, said.Count);
        Assert.All(golden.Zip(said), pair => Assert.True(
            JsonNode.DeepEquals(comparable(pair.First.Said), comparable(pair.Second)), $"{pair.First.Name}: AWS's client now says {pair.Second.ToJsonString()}"));
    }

    private static async Task<IReadOnlyList<JsonObject>> AskAsync(string mode, IEnumerable<JsonObject> cases)
    {
        var oracle = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(oracle), $"{Variable} names no script that asks botocore, so the golden files were not compared with it");
        var start = new ProcessStartInfo("python3", [oracle!, mode]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(new JsonArray([.. cases.Select(c => c.DeepClone())]).ToJsonString());
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return [.. JsonNode.Parse(await output)!.AsArray().Select(s => s!.AsObject())];
    }
}
