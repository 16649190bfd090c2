using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations.Models.Spending;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class SpendStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private static readonly IncidentId One = new("inc-1");

    private static SpentMinute Spent(int minute, IncidentId? incident, int steps = 1, decimal money = 0.000000125m) =>
        new(incident, Some.Noon.AddMinutes(minute), new(steps, 100, 10, money, TimeSpan.FromMilliseconds(1_500)));

    [Fact]
    public async Task WhatIsSpentAddsUpByMinuteAndIncident()
    {
        var store = Get<ISpendStore>();
        await store.AddAsync([Spent(0, One), Spent(0, null), Spent(1, One, steps: 2)], Cancel);
        await store.AddAsync([Spent(0, One, steps: 3)], Cancel);
        await store.AddAsync([], Cancel);

        var read = await store.ReadAsync(Some.Noon.AddDays(-1), Cancel);
        Assert.Equal([(null, 0, 1), (One, 0, 4), (One, 1, 2)], read.Select(r => (r.Incident, (int)(r.Minute - Some.Noon).TotalMinutes, r.Spend.Steps)));
        var sum = read[1].Spend;
        Assert.Equal((200, 20, 0.00000025m, TimeSpan.FromSeconds(3)), (sum.InputTokens, sum.OutputTokens, sum.Money, sum.Took));
        Assert.Single(await store.ReadAsync(Some.Noon.AddMinutes(1), Cancel));
    }

    [Fact]
    public async Task TwoProcessesLoseNothingAndOldMinutesAreForgotten()
    {
        await using var other = Open();
        ISpendStore[] stores = [Get<ISpendStore>(), (ISpendStore)other.GetService(typeof(ISpendStore))!];
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => stores[i % 2].AddAsync([Spent(0, One), Spent(1, One)], Cancel)));

        Assert.Equal([40, 40], (await stores[0].ReadAsync(Some.Noon, Cancel)).Select(r => r.Spend.Steps));
        Assert.Equal(1, await stores[1].PruneAsync(Some.Noon.AddMinutes(1), Cancel));
        Assert.Equal(Some.Noon.AddMinutes(1), Assert.Single(await stores[0].ReadAsync(Some.Noon, Cancel)).Minute);
    }
}
