using System.IO.Pipelines;
using System.Text.Json;
using AiOps.Bot.Commands;
using AiOps.Bot.Core.Reports;
using AiOps.Bot.IntegrationTests.EndToEnd;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiOps.Bot.IntegrationTests.Mcp;

/// <summary>What other agents see of the real host, over HTTP and over standard input and output.</summary>
public sealed class AgentTests
{
    private static readonly string[] Names = ["ask", "find_similar", "list_incidents", "show_evidence", "show_incident"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnAgentReadsIncidentsOverHttpAndChangesNothing()
    {
        await using var bot = await RunningBot.StartAsync();
        var ceased = await bot.WaitForIncidentAsync("expected-activity-ceased", i => i.GetProperty("evidence").GetArrayLength() > 0, TimeSpan.FromSeconds(90));
        await using var transport = new HttpClientTransport(new() { Endpoint = new(bot.Http.BaseAddress!, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp });
        await using var client = await McpClient.CreateAsync(transport, cancellationToken: Ct);
        var tools = await client.ListToolsAsync(cancellationToken: Ct);
        Assert.Equal(Names.Append("run_query").Order(), tools.Select(t => t.Name).Order());
        Assert.All(tools, t => Assert.True(t.ProtocolTool.Annotations is { ReadOnlyHint: true, DestructiveHint: false }));

        // A second incident may open meanwhile, of which nothing is known yet.
        var incident = ceased.GetProperty("id").GetString()!;
        var listed = (await CallAsync(client, "list_incidents", new() { ["limit"] = 10 })).GetProperty("incidents").EnumerateArray();
        Assert.Contains(incident, listed.Select(i => i.GetProperty("id").GetString()));
        var shown = await CallAsync(client, "show_incident", new() { ["id"] = incident });
        var evidence = shown.GetProperty("evidence")[0].GetProperty("id").GetString()!;
        Assert.NotEqual(JsonValueKind.Undefined, (await CallAsync(client, "show_evidence", new() { ["incident"] = incident, ["evidence"] = evidence })).GetProperty("query").ValueKind);
        Assert.True((await CallAsync(client, "ask", new() { ["question"] = "what is open?" })).GetProperty("rows").GetInt64() > 0);
        Assert.Equal("there is no incident inc-none", (await CallAsync(client, "show_incident", new() { ["id"] = "inc-none" })).GetProperty("error").GetString());
        Assert.Equal(JsonValueKind.Array, (await CallAsync(client, "find_similar", new() { ["id"] = incident })).GetProperty("similar").ValueKind);

        var record = (await bot.Get<ReadIncidentRecord>().ReadAsync(new(incident), Ct))!;
        Assert.DoesNotContain(record.Timeline, t => t.Actor.Contains("mcp", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(record.Investigation!.Evidence.Length, shown.GetProperty("evidence").GetArrayLength());
    }

    [Fact]
    public async Task ASessionIsNobodyElsesAndGarbageIsRefused()
    {
        await using var bot = await RunningBot.StartAsync();
        using var unknown = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = Json("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""") };
        unknown.Headers.Add("Mcp-Session-Id", "of-somebody-else");
        Assert.Equal(404, (int)(await bot.Http.SendAsync(unknown, Ct)).StatusCode);
        Assert.Equal(400, (int)(await bot.Http.PostAsync("/mcp", Json("{]"), Ct)).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = Json("{}") };
        foreign.Headers.Add("Origin", "https://evil.example");
        Assert.Equal(403, (int)(await bot.Http.SendAsync(foreign, Ct)).StatusCode);
    }

    [Fact]
    public async Task TheSameIsOfferedOnStandardInputAndOutput()
    {
        var folder = Directory.CreateTempSubdirectory("aiops-mcp-").FullName;
        try
        {
            await using (var stores = await OpenedStores.CreateAsync(Path.Combine(folder, "a.db"), Ct))
            {
                // An empty database is enough.
            }

            var (toServer, fromServer) = (new Pipe(), new Pipe());
            var terminal = new Terminal(() => toServer.Reader.AsStream(), TextWriter.Null, TextWriter.Null, TimeProvider.System) { RawOutput = () => fromServer.Writer.AsStream() };
            var serving = CommandLine.RunAsync(["mcp", "--database", Path.Combine(folder, "a.db")], terminal, null, Ct);
            await using (var client = await McpClient.CreateAsync(new StreamClientTransport(toServer.Writer.AsStream(), fromServer.Reader.AsStream()), cancellationToken: Ct))
            {
                Assert.Equal(Names, (await client.ListToolsAsync(cancellationToken: Ct)).Select(t => t.Name).Order());
                Assert.Equal(0, (await CallAsync(client, "list_incidents", [])).GetProperty("incidents").GetArrayLength());
            }

            await toServer.Writer.CompleteAsync();
            Assert.Equal(0, await serving.WaitAsync(TimeSpan.FromSeconds(20), Ct));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static async Task<JsonElement> CallAsync(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var result = await client.CallToolAsync(tool, arguments, cancellationToken: Ct);
        Assert.NotEqual(true, result.IsError);
        return JsonDocument.Parse(Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text).RootElement.Clone();
    }
}
