using System.Diagnostics;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Storage.Qdrant;
using AiOps.Bot.Tests.Storage.Contracts;

namespace AiOps.Bot.IntegrationTests.Qdrant;

/// <summary>That the double stands for the real thing: Qdrant's published contract and Qdrant's own client both get along with it.</summary>
public sealed class QdrantContractTests
{
    private const string ClientVariable = "AIOPS_TEST_QDRANT_CLIENT";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;

    [Theory]
    [InlineData("""{"a":1}""", true)]
    [InlineData("""{"a":1,"b":null}""", true)]
    [InlineData("""{"a":1,"b":["x"]}""", true)]
    [InlineData("""{"a":1,"b":"x"}""", true)]
    [InlineData("""{}""", false)]
    [InlineData("""{"a":-1}""", false)]
    [InlineData("""{"a":1.5}""", false)]
    [InlineData("""{"a":1,"c":2}""", false)]
    [InlineData("""{"a":1,"b":[7]}""", false)]
    [InlineData("""{"a":1,"b":"z"}""", false)]
    public void TheCheckingOfSchemasSeesWhatIsWrong(string value, bool isFine)
    {
        var document = Json("""{"parts":{"B":{"anyOf":[{"type":"string","enum":["x","y"]},{"type":"array","items":{"type":"string"}},{"nullable":true}]}}}""").AsObject();
        var schema = Json("""{"type":"object","required":["a"],"properties":{"a":{"type":"integer","minimum":0},"b":{"anyOf":[{"$ref":"#/parts/B"},{"nullable":true}]}}}""");
        var fault = new ContractSchema(document).FaultOf(Json(value), schema);
        Assert.True(isFine == (fault is null), fault);
    }

    [Theory]
    [InlineData("PUT", "/collections/c/points", "wait", """{"points":[{"id":"0b9b8f6e-0000-8000-8000-000000000000","vector":{},"payload":{"any":[1]}}]}""", true)]
    [InlineData("PUT", "/collections/c/points", "hurry", """{"points":[]}""", false)]
    [InlineData("PUT", "/collections/c/points", "wait", """{"points":[{"id":"not a uuid","vector":{}}]}""", false)]
    [InlineData("POST", "/collections/c/points/query", "timeout", """{"query":[1,2],"using":"dense","limit":0}""", false)]
    [InlineData("POST", "/collections/c/points/query", "timeout", """{"query":[1,2],"usin":"dense"}""", false)]
    [InlineData("POST", "/collections/c/points/count", "timeout", """{"filter":{"must":[{"key":"a","matches":{"value":1}}]}}""", false)]
    [InlineData("GET", "/collections/c/nothing/at/all", "wait", "null", false)]
    public void ThePublishedContractIsReally(string method, string path, string parameter, string body, bool isFine)
    {
        var contract = QdrantContract.Find();
        Assert.SkipWhen(contract is null, $"set {QdrantContract.Variable} to Qdrant's openapi.json");
        var fault = contract!.RequestFault(method, path, [parameter], JsonNode.Parse(body));
        Assert.True(isFine == (fault is null), fault ?? "nothing was found wrong");
    }

    [Fact]
    public async Task QdrantsOwnClientGetsAlongWithTheDoubleAndReadsWhatWeStored()
    {
        var modules = Environment.GetEnvironmentVariable(ClientVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(modules), $"set {ClientVariable} to a folder where @qdrant/js-client-rest is installed");
        await using var qdrant = await QdrantDouble.StartAsync();
        var space = new EmbeddingSpace("test/plane", 2);
        using var connection = new QdrantConnection(new() { Url = qdrant.Url, Collection = "ours" }, TimeProvider.System, new Random(1));
        await new QdrantVectorIndex(connection).UpsertAsync(space, [Stored.Point("a", [1, 0], terms: [7]), Stored.Point("b", [0, 1], resource: "i-2", terms: [7, 8])], new(10, 10), Cancel);
        var script = Path.Combine(AppContext.BaseDirectory, "Qdrant", "Fixtures", "drive-qdrant.mjs");
        var start = new ProcessStartInfo("node", [script, modules!, qdrant.Url.AbsoluteUri.TrimEnd('/'), QdrantNames.CollectionOf("ours", space)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(Cancel);
        var said = await node.StandardOutput.ReadToEndAsync(Cancel);
        await node.WaitForExitAsync(Cancel);
        Assert.True(node.ExitCode == 0, said + await errors);
        Assert.Equal(
            """{"similar":["a","b"],"worded":["b"],"grouped":[2],"count":1,"scrolled":3,"theirs":["2","1"],"left":1,"missing":404,"gone":false}""", said.Trim());
        Assert.Empty(qdrant.Faults);
    }
}
