using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Tests.Storage.Contracts;

/// <summary>What the index in the database does beside: it has a size.</summary>
public abstract class EmbeddedVectorIndexContract<TPlace> : VectorIndexContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    [Fact]
    public async Task AnIndexThatIsFullForgetsTheOldest()
    {
        await StoreAsync([.. Enumerable.Range(0, 200).Select(i => Stored.Point($"p{i}", [1, 0], minute: i))]);
        Assert.Equal(200, (await IdsAsync(Get<IVectorIndex>(), VectorFilter.Nothing)).Length);
        await StoreAsync([.. Enumerable.Range(200, 4_000).Select(i => Stored.Point($"p{i}", [1, 0], minute: i))]);
        Assert.Empty(await IdsAsync(Get<IVectorIndex>(), new(Window: new(Stored.Noon, Stored.Noon.AddMinutes(200)))));
    }

    [Fact]
    public async Task ANewSpaceTakesNoRoomFromTheOneThatItFollows()
    {
        var next = new EmbeddingSpace("test/next", 2);
        var points = Enumerable.Range(0, 4_000).Select(i => Stored.Point($"p{i}", [1, 0], minute: i)).ToArray();
        await StoreAsync(points);
        await Get<IVectorIndex>().UpsertAsync(next, points, new(1, 1), Cancel);
        Assert.Equal(4_000, await Get<IVectorIndex>().CountAsync(next, VectorFilter.Nothing, Cancel));
        Assert.Equal(1_000, (await IdsAsync(Get<IVectorIndex>(), VectorFilter.Nothing)).Length);
    }
}
