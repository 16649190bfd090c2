using AiOps.Bot.Core.Investigations.Models;

namespace AiOps.Bot.IntegrationTests.Models;

public sealed class OpenAiEmbeddingTests : IAsyncLifetime
{
    private FakeOpenAi _server = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeOpenAi.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_server.Script.Violations);
        await _server.DisposeAsync();
    }

    private Pipelines Models(params (string Key, string Value)[] more) => Pipelines.Of(
        [("Embeddings:Provider", "openai"), ("Embeddings:Model", "vectors"), ("Embeddings:Endpoint", _server.Endpoint.ToString()), ("Embeddings:MaxRetries", "1"), .. more]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task VectorsAreReadAsNumbersAndAsBase64(bool plain)
    {
        _server.Quirks = new() { PlainVectors = plain };
        await using var models = Models();
        var made = await models.Embeddings.GenerateAsync(["disk full", "login failed"], cancellationToken: Ct);
        Assert.Equal(OpenAiVectors.Of("disk full", 8), made[0].Vector.ToArray());
        Assert.Equal(OpenAiVectors.Of("login failed", 8), made[1].Vector.ToArray());
    }

    [Fact]
    public async Task TheLengthIsAskedForAndManyTextsAreSentInParts()
    {
        await using var models = Models(("Embeddings:Dimensions", "16"));
        var made = await models.Embeddings.GenerateAsync(Enumerable.Range(0, 150).Select(i => $"line {i}"), cancellationToken: Ct);
        Assert.Equal((150, 3), (made.Count, _server.Bodies.Count));
        Assert.All(made, m => Assert.Equal(16, m.Vector.Length));
        Assert.Equal(OpenAiVectors.Of("line 149", 16), made[149].Vector.ToArray());
        Assert.True(models.Budget.SpentInTheHour().InputTokens > 100);
    }

    [Fact]
    public async Task NoSecretIsEmbedded()
    {
        await using var models = Models();
        await models.Embeddings.GenerateAsync(["connecting with password=hunter2hunter2"], cancellationToken: Ct);
        Assert.DoesNotContain("hunter2", _server.Bodies.Single().ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelFault.NaN)]
    [InlineData(ModelFault.Truncated)]
    public async Task VectorsThatWouldSpoilAnIndexAreRefused(ModelFault fault)
    {
        _server.Script.Fault = fault;
        await using var models = Models();
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => models.Embeddings.GenerateAsync(["a", "b"], cancellationToken: Ct));
        Assert.Equal(ModelFailure.Unreadable, failed.Failure);
    }

    [Fact]
    public async Task AVectorOfAnotherLengthThanBeforeIsRefused()
    {
        await using var models = Models();
        await models.Embeddings.GenerateAsync(["a"], cancellationToken: Ct);
        _server.Script.Fault = ModelFault.WrongSchema;
        await Assert.ThrowsAsync<ModelFailedException>(() => models.Embeddings.GenerateAsync(["b"], cancellationToken: Ct));
    }

    [Fact]
    public async Task AThrottledRequestIsRepeated()
    {
        _server.Script.Next.Enqueue(ModelFault.Throttled);
        await using var models = Models();
        Assert.Single(await models.Embeddings.GenerateAsync(["a"], cancellationToken: Ct));
        Assert.Equal(2, _server.Bodies.Count);
    }
}
