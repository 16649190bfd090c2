using System.Numerics.Tensors;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Storage.Contracts;

/// <summary>What every vector index does, wherever it keeps its points.</summary>
public abstract class VectorIndexContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private static readonly EmbeddingSpace Two = new("test/plane", 2);
    private static readonly float[] East = [1, 0];
    private static readonly float[] North = [0, 1];

    private IVectorIndex Index => Get<IVectorIndex>();

    [Fact]
    public async Task TheMostSimilarComesFirstAsItWasStored()
    {
        var point = Stored.Point("p1", [0.6f, 0.8f]);
        await StoreAsync(Stored.Point("p2", [-0.6f, -0.8f]), point);
        var hits = await Index.FindSimilarAsync(new float[] { 0.6f, 0.8f }, new(Two, VectorFilter.Nothing, 10), Cancel);
        Assert.Equal(["p1", "p2"], hits.Select(h => h.Point.Id));
        Stored.AssertSame(point with { Vector = [] }, hits[0].Point with { Vector = [] });
        Assert.Equal(point.Vector, hits[0].Point.Vector, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(1, hits[0].Score, 5);
        Assert.Equal(-1, hits[1].Score, 5);
    }

    [Theory]
    [InlineData(33)]
    [InlineData(256)]
    public async Task TheSearchFindsWhatACompleteComparisonFinds(int dimension)
    {
        var random = new Random(7);
        var space = new EmbeddingSpace("test/random", dimension);
        var points = Enumerable.Range(0, 2_000).Select(i => Stored.Point($"p{i:0000}", Unit(random, dimension))).ToArray();
        await Index.UpsertAsync(space, points, new(10, 10), Cancel);
        foreach (var query in Enumerable.Range(0, 10).Select(_ => Unit(random, dimension)))
        {
            var expected = points.OrderByDescending(p => TensorPrimitives.CosineSimilarity(query, p.Vector)).Take(10).Select(p => p.Id);
            Assert.Equal(expected, (await Index.FindSimilarAsync(query, new(space, VectorFilter.Nothing, 10), Cancel)).Select(h => h.Point.Id));
        }
    }

    [Fact]
    public async Task AnotherProcessSeesWhatWasStoredAndPruned()
    {
        using var other = Open();
        var elsewhere = other.GetRequiredService<IVectorIndex>();
        await StoreAsync(Stored.Point("old", East), Stored.Point("new", East, minute: 10));
        Assert.Equal(["new", "old"], await IdsAsync(elsewhere, VectorFilter.Nothing));
        Assert.Equal(1, await Index.PruneAsync(Stored.Noon.AddMinutes(5), Cancel));
        Assert.Equal(["new"], await IdsAsync(elsewhere, VectorFilter.Nothing));
        Assert.Equal(["new"], await IdsAsync(Index, VectorFilter.Nothing));
    }

    [Fact]
    public async Task IndexingAgainReplaces()
    {
        await StoreAsync(Stored.Point("p", East, terms: [1]));
        Assert.Single(await IdsAsync(Index, VectorFilter.Nothing));
        await StoreAsync(Stored.Point("p", North, resource: "i-2", terms: [2]));
        var hit = Assert.Single(await Index.FindSimilarAsync(East, new(Two, VectorFilter.Nothing, 10), Cancel));
        Assert.Equal((0, "i-2"), (Math.Round(hit.Score, 5), hit.Point.Resource.Value));
        Assert.Empty(await WordedAsync([1]));
        Assert.Equal(["p"], await WordedAsync([2]));
    }

    [Fact]
    public async Task FiltersApplyInTheSearch()
    {
        // The unwanted are nearer than the wanted, and more of them than any candidate list is long.
        var stream = new StreamKey("cloudwatch", "/far", "s");
        var far = Stored.Point("far", North, minute: 30, resource: "i-2", terms: [1]) with { Stream = stream, Account = "222", Severity = LogSeverity.Error };
        await StoreAsync([.. Enumerable.Range(0, 200).Select(i => Stored.Point($"near{i}", East, minute: -30, terms: [1])), far]);
        VectorFilter[] filters =
        [
            new(Resources: [new("i-2"), new("unknown")]),
            new(Window: new(Stored.Noon, Stored.Noon.AddHours(1))),
            new() { Account = "222" },
            new() { AtLeast = LogSeverity.Error },
            new() { Streams = [stream] },
            new(Window: new(Stored.Noon.AddMinutes(30), Stored.Noon.AddMinutes(31)), Resources: [new("i-2")]) { Account = "222", AtLeast = LogSeverity.Warning, Streams = [stream] },
        ];
        foreach (var filter in filters)
        {
            Assert.Equal(["far"], await IdsAsync(Index, filter));
            Assert.Equal(["far"], await WordedAsync([1], filter));
            Assert.Equal(1, await Index.CountAsync(Two, filter, Cancel));
        }

        Assert.Equal(201, await Index.CountAsync(Two, VectorFilter.Nothing, Cancel));
    }

    [Fact]
    public async Task WhatIsFilteredOutIsNotFound()
    {
        await StoreAsync(Stored.Point("p", East, terms: [1]));
        VectorFilter[] filters =
        [
            new(Resources: [new("unknown")]), new(ExceptId: "p"), new() { Account = "unknown" }, new() { AtLeast = LogSeverity.Critical },
            new() { Streams = [new("a", "b", "c")] }, new(Window: new(Stored.Noon.AddMinutes(1), Stored.Noon.AddHours(1))), new(Window: new(Stored.Noon.AddHours(-1), Stored.Noon)),
        ];
        foreach (var filter in filters)
        {
            Assert.Empty(await IdsAsync(Index, filter));
            Assert.Empty(await WordedAsync([1], filter));
            Assert.Equal(0, await Index.CountAsync(Two, filter, Cancel));
        }
    }

    [Fact]
    public async Task AGroupTakesItsShareAndNoMore()
    {
        var stuffed = Enumerable.Range(0, 300).Select(i => Stored.Point($"stuffed{i:000}", East, terms: [1, 2, 3]) with { Stream = new("cloudwatch", "/stuffed", $"s{i}") });
        var others = Enumerable.Range(0, 3).Select(i => Stored.Point($"other{i}", [0.6f, 0.8f], terms: [1]) with { Stream = new("cloudwatch", $"/other{i}", "s") });
        await StoreAsync([.. stuffed, .. others]);
        var scope = new SearchScope(Two, VectorFilter.Nothing, 5, PerGroup: 2);
        string[] similar = [.. (await Index.FindSimilarAsync(East, scope, Cancel)).Select(h => h.Point.Id)];
        string[] worded = [.. (await Index.FindByTermsAsync(new([1, 2, 3], [1, 1, 1]), scope, Cancel)).Select(h => h.Point.Id)];
        foreach (var found in (string[][])[similar, worded])
        {
            Assert.Equal(["other0", "other1", "other2"], found.Where(f => f.StartsWith("other", StringComparison.Ordinal)).Order());
            Assert.Equal(2, found.Count(f => f.StartsWith("stuffed", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task RareTermsTellMore()
    {
        var common = Enumerable.Range(0, 50).Select(i => Stored.Point($"common{i}", East, terms: [1, 2]));
        await StoreAsync([.. common, Stored.Point("rare", North, terms: [3])]);
        Assert.Equal("rare", (await WordedAsync([1, 3]))[0]);
        Assert.Equal(51, (await WordedAsync([1, 3])).Length);
        Assert.Empty(await WordedAsync([4]));
    }

    [Fact]
    public async Task APointWithoutAVectorIsFoundByItsTermsOnly()
    {
        await StoreAsync(Stored.Point("words", [], terms: [1]), Stored.Point("both", East, terms: [1]));
        Assert.Equal(["both"], await IdsAsync(Index, VectorFilter.Nothing));
        Assert.Equal(["both", "words"], (await WordedAsync([1])).Order());
    }

    [Fact]
    public async Task SpacesAreNeverMixed()
    {
        var three = new EmbeddingSpace("test/other", 3);
        await StoreAsync(Stored.Point("p", East, terms: [1]));
        await Index.UpsertAsync(three, [Stored.Point("p", [1, 0, 0], terms: [1]), Stored.Point("q", [1, 0, 0], terms: [1])], new(7, 7), Cancel);
        Assert.Equal(["p"], await IdsAsync(Index, VectorFilter.Nothing));
        Assert.Equal(["p"], await WordedAsync([1]));
        Assert.Equal([three.Name, Two.Name], (await Index.GetSpacesAsync(Cancel)).Select(s => s.Name).Order());
        await Index.ForgetOthersAsync(three, Cancel);
        Assert.Empty(await IdsAsync(Index, VectorFilter.Nothing));
        Assert.Equal([three], await Index.GetSpacesAsync(Cancel));
        Assert.Equal(2, await Index.CountAsync(three, VectorFilter.Nothing, Cancel));
        Assert.Equal((IndexProgress.None, new IndexProgress(7, 7)), (await Index.GetProgressAsync(Two, Cancel), await Index.GetProgressAsync(three, Cancel)));
    }

    [Fact]
    public async Task ASpaceThatNobodyWroteIsEmpty()
    {
        Assert.Empty(await IdsAsync(Index, VectorFilter.Nothing));
        Assert.Empty(await WordedAsync([1]));
        Assert.Empty(await Index.GetSpacesAsync(Cancel));
        Assert.Equal(0, await Index.CountAsync(Two, VectorFilter.Nothing, Cancel));
        Assert.Equal(0, await Index.PruneAsync(Stored.Noon, Cancel));
        await Index.RewindAsync(Two, 0, Cancel);
        await Index.ForgetOthersAsync(Two, Cancel);
        Assert.Equal(IndexProgress.None, await Index.GetProgressAsync(Two, Cancel));
    }

    [Fact]
    public async Task TheProgressOutlivesPruning()
    {
        await Index.UpsertAsync(Two, [Stored.Point("a", East, last: 50)], new(50, 40), Cancel);
        await Index.PruneAsync(Stored.Noon.AddDays(1), Cancel);
        Assert.Equal(new(50, 40), await Index.GetProgressAsync(Two, Cancel));
        Assert.Empty(await IdsAsync(Index, VectorFilter.Nothing));
    }

    [Fact]
    public async Task RewindingForgetsWhatBeginsLater()
    {
        using var other = Open();
        var elsewhere = other.GetRequiredService<IVectorIndex>();
        await Index.UpsertAsync(Two, [Stored.Point("a", East, last: 10), Stored.Point("b", East, last: 20), Stored.Point("c", East, last: 30)], new(30, 20), Cancel);
        Assert.Equal(3, (await IdsAsync(elsewhere, VectorFilter.Nothing)).Length);
        await Index.RewindAsync(Two, 20, Cancel);
        Assert.Equal(["a", "b"], await IdsAsync(Index, VectorFilter.Nothing));
        Assert.Equal(["a", "b"], await IdsAsync(elsewhere, VectorFilter.Nothing));
        Assert.Equal(new(20, 20), await Index.GetProgressAsync(Two, Cancel));
        await Index.UpsertAsync(Two, [Stored.Point("d", East, last: 40)], new(40, 40), Cancel);
        Assert.Equal(["a", "b", "d"], await IdsAsync(elsewhere, VectorFilter.Nothing));
    }

    [Theory]
    [InlineData(new[] { 1f })]
    [InlineData(new[] { 1, float.NaN })]
    [InlineData(new[] { 1f, 0, 0 })]
    public Task AVectorWithoutMeaningIsRefused(float[] vector) => Assert.ThrowsAsync<ArgumentException>(() => StoreAsync(Stored.Point("p", vector)));

    [Fact]
    public async Task AVectorWithoutLengthIsLikeNothing()
    {
        await StoreAsync(Stored.Point("p", [0, 0]));
        Assert.Equal(0, Assert.Single(await Index.FindSimilarAsync(East, new(Two, VectorFilter.Nothing, 10), Cancel)).Score);
    }

    [Fact]
    public async Task NamesOfAnyKindComeBack()
    {
        var odd = Stored.Point("i\"'}{\\\u00e9\U0001F600", East, resource: "a;b\n\"c\"") with { Stream = new("x:y", "/g \"'", "[s]"), Account = "{}" };
        await StoreAsync(odd);
        var filter = new VectorFilter(Resources: [odd.Resource]) { Account = odd.Account, Streams = [odd.Stream] };
        Stored.AssertSame(odd, Assert.Single(await Index.FindSimilarAsync(East, new(Two, filter, 10), Cancel)).Point);
        Assert.Empty(await IdsAsync(Index, filter with { ExceptId = odd.Id }));
    }

    [Fact]
    public async Task SearchesAndWritesAtTheSameTimeGoWell()
    {
        var writes = Enumerable.Range(0, 8).Select(i => StoreAsync([.. Enumerable.Range(0, 20).Select(j => Stored.Point($"p{i}-{j}", East, terms: [1]))]));
        var searches = Enumerable.Range(0, 8).Select(_ => IdsAsync(Index, VectorFilter.Nothing));
        await Task.WhenAll(writes.Concat(searches));
        Assert.Equal(160, (await IdsAsync(Index, VectorFilter.Nothing)).Length);
    }

    protected Task StoreAsync(params VectorPoint[] points) => Index.UpsertAsync(Two, points, new(points.Max(p => p.LastSequence), points.Max(p => p.LastSequence)), Cancel);

    /// <summary>In order of the ids: points that are equally like come in any order.</summary>
    protected static async Task<string[]> IdsAsync(IVectorIndex index, VectorFilter filter) =>
        [.. (await index.FindSimilarAsync(East, new(Two, filter, 1_000), Cancel)).Select(h => h.Point.Id).Order(StringComparer.Ordinal)];

    private async Task<string[]> WordedAsync(uint[] terms, VectorFilter? filter = null) =>
        [.. (await Index.FindByTermsAsync(new(terms, [.. terms.Select(_ => 1f)]), new(Two, filter ?? VectorFilter.Nothing, 1_000), Cancel)).Select(h => h.Point.Id)];

    private static float[] Unit(Random random, int dimension)
    {
        var vector = Enumerable.Range(0, dimension).Select(_ => (random.NextSingle() * 2) - 1).ToArray();
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }
}
