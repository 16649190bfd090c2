using System.Diagnostics;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Storage;
using AiOps.Bot.Storage.Qdrant;
using AiOps.Bot.Tests.Storage.Contracts;

namespace AiOps.Bot.IntegrationTests.Qdrant;

/// <summary>What the client makes of a server that is slow, overloaded, broken, strict or somebody else.</summary>
public sealed class QdrantConnectionTests : IAsyncLifetime
{
    private const string Key = "a-key-that-nobody-may-read";
    private static readonly EmbeddingSpace Space = new("test/plane", 2);

    private QdrantDouble _qdrant = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _qdrant = await QdrantDouble.StartAsync();

    public ValueTask DisposeAsync() => _qdrant.DisposeAsync();

    private QdrantVectorIndex Index(Action<VectorOptions>? change = null)
    {
        var options = new VectorOptions { Store = VectorOptions.Qdrant, Url = _qdrant.Url, ApiKey = Key, Collection = "test", Timeout = TimeSpan.FromSeconds(5) };
        change?.Invoke(options);
        return new(new QdrantConnection(options, TimeProvider.System, new Random(1)));
    }

    private static Task<IReadOnlyList<VectorHit>> SearchAsync(QdrantVectorIndex index) =>
        index.FindSimilarAsync(new float[] { 1, 0 }, new(Space, VectorFilter.Nothing, 10), Cancel);

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(0)]
    public async Task PassingTroubleIsWaitedOut(int status)
    {
        _qdrant.Troubles.Enqueue((status, ""));
        _qdrant.Troubles.Enqueue((status, "<html>"));
        Assert.Empty(await SearchAsync(Index()));
        Assert.Equal(3, _qdrant.Requests.Count);
    }

    [Fact]
    public async Task AServerThatAsksForAPauseGetsIt()
    {
        _qdrant.RetryAfterSeconds = 1;
        _qdrant.Troubles.Enqueue((429, ""));
        var began = Stopwatch.GetTimestamp();
        await SearchAsync(Index());
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0.95, 60);
    }

    [Fact]
    public async Task AServerThatNeverAnswersIsGivenUpOn()
    {
        _qdrant.Troubles.Enqueue((-1, ""));
        _qdrant.Troubles.Enqueue((-1, ""));
        var fault = await Assert.ThrowsAsync<StorageException>(() => SearchAsync(Index(o => (o.Timeout, o.Attempts) = (TimeSpan.FromMilliseconds(200), 2))));
        Assert.Contains("no answer within 0.2 s", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, _qdrant.Requests.Count);
    }

    [Fact]
    public async Task TroubleThatStaysIsToldAndNotTriedForEver()
    {
        for (var i = 0; i < 10; i++)
        {
            _qdrant.Troubles.Enqueue((503, """{"status":{"error":"Service internal error: shard is dead."}}"""));
        }

        var fault = await Assert.ThrowsAsync<StorageException>(() => SearchAsync(Index(o => o.Attempts = 3)));
        Assert.Contains("503", fault.Message, StringComparison.Ordinal);
        Assert.Contains("shard is dead", fault.Message, StringComparison.Ordinal);
        Assert.Equal(3, _qdrant.Requests.Count);
    }

    [Theory]
    [InlineData(400, "Check that the server")]
    [InlineData(401, "Vectors:ApiKey")]
    [InlineData(403, "Vectors:ApiKey")]
    public async Task ARefusalIsNotTriedAgainAndSaysWhatToDo(int status, string remedy)
    {
        _qdrant.Troubles.Enqueue((status, """{"status":{"error":"no"}}"""));
        var fault = await Assert.ThrowsAsync<StorageException>(() => SearchAsync(Index()));
        Assert.Contains(remedy, fault.Message, StringComparison.Ordinal);
        Assert.Single(_qdrant.Requests);
    }

    [Fact]
    public async Task TheKeyIsSentAndNeverTold()
    {
        _qdrant.ApiKey = Key;
        Assert.Empty(await SearchAsync(Index()));
        _qdrant.ApiKey = "another";
        var fault = await Assert.ThrowsAsync<StorageException>(() => SearchAsync(Index()));
        Assert.DoesNotContain(Key, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>welcome</html>")]
    [InlineData("[1,2]")]
    [InlineData("{}")]
    [InlineData("""{"result":7}""")]
    [InlineData("""{"result":{"points":[{"id":1,"score":1,"payload":{},"vector":{}}]}}""")]
    [InlineData("""{"result":{"points":[{"id":1,"score":"NaN","payload":null,"vector":null}]}}""")]
    public async Task SomethingElseThatAnswersThereIsNoticed(string body)
    {
        _qdrant.Troubles.Enqueue((200, body));
        await Assert.ThrowsAsync<StorageException>(() => SearchAsync(Index()));
    }

    [Fact]
    public async Task ServersThatAreNotThereAreNamed()
    {
        var fault = await Assert.ThrowsAsync<StorageException>(() => SearchAsync(Index(o => (o.Url, o.Attempts) = (new("http://127.0.0.1:9"), 1))));
        Assert.Contains("http://127.0.0.1:9/", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACollectionThatSomebodyDeletedIsMadeAgain()
    {
        var index = Index();
        await index.UpsertAsync(Space, [Stored.Point("a", [1, 0])], new(1, 1), Cancel);
        _qdrant.Collections.Clear();
        await index.UpsertAsync(Space, [Stored.Point("b", [1, 0])], new(2, 2), Cancel);
        Assert.Equal("b", Assert.Single(await SearchAsync(index)).Point.Id);
    }

    [Fact]
    public async Task ProcessesThatStartTogetherMakeTheCollectionOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Index().UpsertAsync(Space, [Stored.Point($"p{i}", [1, 0])], new(1, 1), Cancel)));
        Assert.Equal(6, (await SearchAsync(Index())).Count);
    }

    [Fact]
    public async Task PointsGoInBatches()
    {
        await Index().UpsertAsync(Space, [.. Enumerable.Range(0, 600).Select(i => Stored.Point($"p{i}", [1, 0]))], new(1, 1), Cancel);
        Assert.Equal(4, _qdrant.Requests.Count(r => r.StartsWith("PUT", StringComparison.Ordinal) && r.EndsWith("/points", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ACrashBeforeTheProgressLeavesPointsThatAreTakenBack()
    {
        var index = Index(o => o.Attempts = 1);
        await index.UpsertAsync(Space, [Stored.Point("kept", [1, 0], last: 10)], new(10, 10), Cancel);
        await index.UpsertAsync(Space, [Stored.Point("half", [1, 0], last: 20)], new(10, 10), Cancel);
        var after = Index();
        await after.RewindAsync(Space, (await after.GetProgressAsync(Space, Cancel)).Indexed, Cancel);
        Assert.Equal("kept", Assert.Single(await SearchAsync(after)).Point.Id);
    }

    [Fact]
    public async Task OthersCollectionsAreLeftAlone()
    {
        await Index(o => o.Collection = "test-other").UpsertAsync(Space, [Stored.Point("theirs", [1, 0])], new(1, 1), Cancel);
        _qdrant.Collections["test-0a1b2c3d"] = new([]);
        _qdrant.Collections["test"] = new([]);
        var index = Index();
        await index.UpsertAsync(Space, [Stored.Point("ours", [1, 0])], new(1, 1), Cancel);
        await index.ForgetOthersAsync(new("test/next", 3), Cancel);
        Assert.Equal(3, _qdrant.Collections.Count);
        Assert.Empty(await SearchAsync(index));
    }

    [Fact]
    public async Task ThePayloadHoldsNoLines()
    {
        await Index().UpsertAsync(Space, [Stored.Point("a", [1, 0])], new(1, 1), Cancel);
        var payload = _qdrant.Collections.Values.Single().Points.Values.Select(p => p.Payload!).Single(p => (string?)p["kind"] == "window");
        Assert.Equal(
            ["account", "first_sequence", "from_ms", "group", "group_key", "id", "kind", "last_sequence", "resource", "severity", "source", "stream", "stream_key", "to_ms"],
            payload.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FloatsStayOnDiskAndTheirQuantisedCopyInMemory()
    {
        await Index(o => (o.Shards, o.Replicas) = (6, 2)).UpsertAsync(Space, [], new(1, 1), Cancel);
        var definition = _qdrant.Collections.Values.Single().Definition;
        Assert.Equal("""{"dense":{"size":2,"distance":"Cosine","on_disk":true}}""", definition["vectors"]!.ToJsonString());
        Assert.Equal("""{"scalar":{"type":"int8","quantile":0.99,"always_ram":true}}""", definition["quantization_config"]!.ToJsonString());
        Assert.Equal((6, 2), ((int)definition["shard_number"]!, (int)definition["replication_factor"]!));
    }
}
