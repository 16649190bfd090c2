using AiOps.Bot.Commands;
using AiOps.Bot.Storage.Qdrant;
using AiOps.Bot.Tests.Storage.Contracts;
using Microsoft.Extensions.Configuration;

namespace AiOps.Bot.IntegrationTests.Qdrant;

public sealed class VectorCheckupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<Checkup> CheckAsync(params (string Key, string Value)[] settings) => VectorCheckup.RunAsync(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Vectors:" + s.Key, (string?)s.Value))).Build(), Cancel);

    [Fact]
    public async Task TheEmbeddedIndexNeedsNothing() => Assert.True((await CheckAsync()).Fine);

    [Fact]
    public async Task AServerSaysWhatItHolds()
    {
        await using var qdrant = await QdrantDouble.StartAsync();
        qdrant.ApiKey = "secret";
        using var connection = new QdrantConnection(new() { Url = qdrant.Url, ApiKey = "secret" }, TimeProvider.System, new Random(1));
        await new QdrantVectorIndex(connection).UpsertAsync(new("test/plane", 2), [Stored.Point("a", [1, 0])], new(1, 1), Cancel);
        var checkup = await CheckAsync(("Store", "qdrant"), ("Url", qdrant.Url.ToString()), ("ApiKey", "secret"));
        Assert.True(checkup.Fine, checkup.Result);
        Assert.Contains("1 log windows of test/plane/2", checkup.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongKeyIsSaid()
    {
        await using var qdrant = await QdrantDouble.StartAsync();
        qdrant.ApiKey = "secret";
        var checkup = await CheckAsync(("Store", "qdrant"), ("Url", qdrant.Url.ToString()), ("ApiKey", "wrong"));
        Assert.False(checkup.Fine);
        Assert.Contains("Vectors:ApiKey", checkup.Result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Store", "elsewhere", "embedded or qdrant")]
    [InlineData("Collection", "a/b", "Collection")]
    [InlineData("Capacity", "1", "Capacity")]
    [InlineData("Timeout", "00:00:00", "Timeout")]
    public async Task SettingsThatCannotBeAreNamed(string key, string value, string named)
    {
        var checkup = await CheckAsync((key, value));
        Assert.False(checkup.Fine);
        Assert.Contains(named, checkup.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeyDoesNotGoOverTheNetworkInTheClear()
    {
        var checkup = await CheckAsync(("Store", "qdrant"), ("Url", "http://qdrant.example:6333"), ("ApiKey", "secret"));
        Assert.False(checkup.Fine);
        Assert.Contains("https", checkup.Result, StringComparison.Ordinal);
    }
}
