using System.Numerics.Tensors;
using AiOps.Bot.Core.Investigations.Retrieval;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class VectorIndexContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private static readonly VectorFilter Everything = new();

    private IVectorIndex Index => Get<IVectorIndex>();

    [Fact]
    public async Task TheMostSimilarComesFirstAsItWasStored()
    {
        var point = Stored.Point("p1", [0.6f, 0.8f]);
        await Index.UpsertAsync([Stored.Point("p2", [-0.6f, -0.8f]), point], Cancel);
        var hits = await Index.SearchAsync(new float[] { 0.6f, 0.8f }, Everything, 10, Cancel);
        Assert.Equal(["p1", "p2"], hits.Select(h => h.Point.Id));
        Stored.AssertSame(point, hits[0].Point);
        Assert.Equal(1, hits[0].Similarity, 5);
        Assert.Equal(-1, hits[1].Similarity, 5);
    }

    [Fact]
    public async Task TheSearchFindsWhatACompleteComparisonFinds()
    {
        var random = new Random(7);
        var points = Enumerable.Range(0, 3_000).Select(i => Stored.Point($"p{i:0000}", Unit(random, 33))).ToArray();
        await Index.UpsertAsync(points, Cancel);
        foreach (var query in Enumerable.Range(0, 10).Select(_ => Unit(random, 33)))
        {
            var expected = points.OrderByDescending(p => TensorPrimitives.CosineSimilarity(query, p.Vector)).Take(10).Select(p => p.Id);
            Assert.Equal(expected, (await Index.SearchAsync(query, Everything, 10, Cancel)).Select(h => h.Point.Id));
        }
    }

    [Fact]
    public async Task AnotherProcessSeesWhatWasStoredAndPruned()
    {
        using var other = Open();
        var elsewhere = other.GetRequiredService<IVectorIndex>();
        await Index.UpsertAsync([Stored.Point("old", [1, 0]), Stored.Point("new", [1, 0], minute: 10)], Cancel);
        Assert.Equal(["new", "old"], await IdsAsync(elsewhere, Everything));
        Assert.Equal(1, await Index.PruneAsync(Stored.Noon.AddMinutes(5), Cancel));
        Assert.Equal(["new"], await IdsAsync(elsewhere, Everything));
        Assert.Equal(["new"], await IdsAsync(Index, Everything));
    }

    [Fact]
    public async Task IndexingAgainReplaces()
    {
        await Index.UpsertAsync([Stored.Point("p", [1, 0])], Cancel);
        Assert.Single(await Index.SearchAsync(new float[] { 1, 0 }, Everything, 10, Cancel));
        await Index.UpsertAsync([Stored.Point("p", [0, 1], resource: "i-2")], Cancel);
        var hit = Assert.Single(await Index.SearchAsync(new float[] { 1, 0 }, Everything, 10, Cancel));
        Assert.Equal((0, "i-2"), (hit.Similarity, hit.Point.Resource.Value));
    }

    [Fact]
    public async Task FiltersApplyInTheSearch()
    {
        // The unwanted are nearer than the wanted, and more of them than any candidate list is long.
        var near = Enumerable.Range(0, 200).Select(i => Stored.Point($"near{i}", [1, 0], minute: -30));
        await Index.UpsertAsync([.. near, Stored.Point("far", [0, 1], minute: 30, resource: "i-2")], Cancel);
        Assert.Equal(["far"], await IdsAsync(Index, new(Resources: [new("i-2"), new("unknown")])));
        Assert.Equal(["far"], await IdsAsync(Index, new(Window: new(Stored.Noon, Stored.Noon.AddHours(1)))));
        Assert.Empty(await IdsAsync(Index, new(Resources: [new("i-2")], ExceptId: "far")));
        Assert.Empty(await IdsAsync(Index, new(Resources: [new("unknown")])));
    }

    [Fact]
    public async Task VectorsOfAnotherDimensionAreNotCompared()
    {
        await Index.UpsertAsync([Stored.Point("two", [1, 0]), Stored.Point("three", [1, 0, 0])], Cancel);
        Assert.Equal(["two"], await IdsAsync(Index, Everything));
    }

    [Fact]
    public async Task TheIndexedSequenceOutlivesPruning()
    {
        Assert.Equal(0, await Index.GetIndexedSequenceAsync(Cancel));
        await Index.UpsertAsync([Stored.Point("a", [1, 0], last: 50), Stored.Point("b", [1, 0], last: 40)], Cancel);
        await Index.PruneAsync(Stored.Noon.AddDays(1), Cancel);
        Assert.Equal(50, await Index.GetIndexedSequenceAsync(Cancel));
        Assert.Empty(await IdsAsync(Index, Everything));
    }

    [Fact]
    public async Task AnIndexThatIsFullForgetsTheOldest()
    {
        await Index.UpsertAsync([.. Enumerable.Range(0, 200).Select(i => Stored.Point($"p{i}", [1, 0], minute: i))], Cancel);
        Assert.Equal(200, (await IdsAsync(Index, Everything)).Count());
        await Index.UpsertAsync([.. Enumerable.Range(200, 4_000).Select(i => Stored.Point($"p{i}", [1, 0], minute: i))], Cancel);
        var left = await Index.SearchAsync(new float[] { 1, 0 }, new(Window: new(Stored.Noon, Stored.Noon.AddMinutes(200))), 1_000, Cancel);
        Assert.Empty(left);
    }

    [Theory]
    [InlineData(new float[0])]
    [InlineData(new[] { 1, float.NaN })]
    public Task AVectorWithoutMeaningIsRefused(float[] vector) => Assert.ThrowsAsync<ArgumentException>(() => Index.UpsertAsync([Stored.Point("p", vector)], Cancel));

    [Fact]
    public async Task AVectorWithoutLengthIsLikeNothing()
    {
        await Index.UpsertAsync([Stored.Point("p", [0, 0])], Cancel);
        Assert.Equal(0, Assert.Single(await Index.SearchAsync(new float[] { 1, 0 }, Everything, 10, Cancel)).Similarity);
    }

    private static async Task<IEnumerable<string>> IdsAsync(IVectorIndex index, VectorFilter filter) =>
        (await index.SearchAsync(new float[] { 1, 0 }, filter, 1_000, Cancel)).Select(h => h.Point.Id);

    private static float[] Unit(Random random, int dimension)
    {
        var vector = Enumerable.Range(0, dimension).Select(_ => (random.NextSingle() * 2) - 1).ToArray();
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }
}
