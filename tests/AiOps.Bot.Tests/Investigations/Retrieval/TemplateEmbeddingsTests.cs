using AiOps.Bot.Core.Investigations.Retrieval;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

public sealed class TemplateEmbeddingsTests : IDisposable
{
    private readonly ScriptedEmbeddings _model = new();
    private readonly TemplateEmbeddings _embeddings;

    public TemplateEmbeddingsTests() => _embeddings = new(_model);

    public void Dispose() => _model.Dispose();

    private Task<IReadOnlyDictionary<string, float[]>> EmbedAsync(params string[] texts) => _embeddings.EmbedAsync(texts, CancellationToken.None);

    [Fact]
    public async Task ATextIsEmbeddedOnceHoweverOftenItComes()
    {
        await EmbedAsync("a b", "a b", "c d");
        var again = await EmbedAsync("c d", "e f");
        Assert.Equal(["a b", "c d", "e f"], _model.Asked);
        Assert.Equal(["c d", "e f"], again.Keys.Order());
    }

    [Fact]
    public async Task ManyTextsAreAskedInBatches()
    {
        await EmbedAsync([.. Enumerable.Range(0, 200).Select(i => $"text {i}")]);
        Assert.Equal([96, 96, 8], _model.Batches);
    }

    [Fact]
    public async Task VectorsAreOfUnitLength() => Assert.Equal(1, (await EmbedAsync("opened session"))["opened session"].Sum(v => v * v), 4);

    [Fact]
    public async Task TheSpaceNamesTheModelAndWhatItAnswers() =>
        Assert.Equal(new EmbeddingSpace("scripted/one", 8), await _embeddings.GetSpaceAsync(CancellationToken.None));

    [Fact]
    public async Task TheSpaceIsAskedForOnce()
    {
        await _embeddings.GetSpaceAsync(CancellationToken.None);
        await _embeddings.GetSpaceAsync(CancellationToken.None);
        Assert.Single(_model.Batches);
    }

    [Fact]
    public async Task AnAnswerThatCannotBeRightIsAFault()
    {
        Func<List<Embedding<float>>, List<Embedding<float>>>[] wrong =
        [
            _ => [], a => [.. a, .. a], _ => [new(new float[] { float.NaN })], _ => [new(new float[] { 1, float.PositiveInfinity })], _ => [new(ReadOnlyMemory<float>.Empty)],
            _ => [new(new float[100_000])],
        ];
        foreach (var answer in wrong)
        {
            _model.Answer = answer;
            await Assert.ThrowsAsync<EmbeddingFault>(() => EmbedAsync("x y"));
        }
    }

    [Fact]
    public async Task AModelThatChangesItsDimensionIsNotMixed()
    {
        await EmbedAsync("a b");
        _model.Dimension = 9;
        await Assert.ThrowsAsync<EmbeddingFault>(() => EmbedAsync("c d"));
    }

    [Fact]
    public async Task FaultsOfTheModelAreOneKindAndNameNoSecret()
    {
        _model.Fault = new HttpRequestException("key sk-secret was refused");
        var fault = await Assert.ThrowsAsync<EmbeddingFault>(() => EmbedAsync("a b"));
        Assert.Contains("scripted/one", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", fault.Message, StringComparison.Ordinal);
        Assert.False(await _embeddings.AnswersAsync(CancellationToken.None));
    }

    [Fact]
    public async Task CancellingIsNotAFaultOfTheModel() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _embeddings.EmbedAsync(["a b"], new CancellationToken(canceled: true)));

    [Fact]
    public async Task LongTextsAreCutForTheModel()
    {
        await EmbedAsync(new string('x', 100_000));
        Assert.Equal(2_000, _model.Asked.Max(a => a.Length));
    }

    [Fact]
    public async Task WhatIsRememberedIsBounded()
    {
        _model.Dimension = 4_000;
        for (var i = 0; i < 2_500; i++)
        {
            await EmbedAsync($"text {i}");
        }

        var asked = _model.Asked.Count;
        await EmbedAsync("text 2499");
        Assert.Equal(asked, _model.Asked.Count);
        await EmbedAsync("text 0");
        Assert.Equal(asked + 1, _model.Asked.Count);
    }
}
