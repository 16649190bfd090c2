using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class ModelTallyContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private static readonly ModelDuel Duel = new("checkout", 1, 2);

    private IModelTallies Tallies => Get<IModelTallies>();

    [Fact]
    public async Task CountsAddUp()
    {
        await Tallies.AddAsync(Duel, [new(ModelTally.Rows, 0, 10), new(ModelTally.ChampionScores, 3, 4)], Cancel);
        await Tallies.AddAsync(Duel, [new(ModelTally.Rows, 0, 5), new(ModelTally.ChampionScores, 4, 1)], Cancel);
        Assert.Equal([new(ModelTally.ChampionScores, 3, 4), new(ModelTally.ChampionScores, 4, 1), new(ModelTally.Rows, 0, 15)], await Tallies.ReadAsync(Duel, Cancel));
    }

    [Fact]
    public async Task NothingIsLostOfWhatSeveralAddAtOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => Tallies.AddAsync(Duel, i % 2 == 0 ? [new(ModelTally.Rows, 0, 1), new(ModelTally.Both, 0, 1)] : [new(ModelTally.Both, 0, 1), new(ModelTally.Rows, 0, 1)], Cancel), Cancel)));
        Assert.Equal([20L, 20L], (await Tallies.ReadAsync(Duel, Cancel)).Select(t => t.Count));
    }

    [Fact]
    public async Task AnotherPairHasCountsOfItsOwn()
    {
        await Tallies.AddAsync(Duel, [new(ModelTally.Rows, 0, 10)], Cancel);
        Assert.Empty(await Tallies.ReadAsync(Duel with { Challenger = 3 }, Cancel));
        Assert.Empty(await Tallies.ReadAsync(Duel with { Name = "other" }, Cancel));
    }
}
