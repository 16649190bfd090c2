using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class AlertOutboxContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IAlertOutbox Outbox => Get<IAlertOutbox>();

    [Fact]
    public async Task AlertsWaitInTheOrderInWhichTheyCame()
    {
        await Outbox.AddAsync([Alert("b"), Alert("a")], Stored.Noon, Cancel);
        await Outbox.AddAsync([Alert("c")], Stored.Noon.AddSeconds(-9), Cancel);
        Assert.Equal(["b", "a"], (await Outbox.WaitingAsync(2, Cancel)).Select(a => a.Id));
        Assert.Equal(3, await Outbox.CountWaitingAsync(Cancel));
    }

    [Fact]
    public async Task TheBytesAreKeptAsTheyAre()
    {
        await Outbox.AddAsync([new("a", new byte[] { 0, 255, 10 })], Stored.Noon, Cancel);
        Assert.Equal([0, 255, 10], Assert.Single(await Outbox.WaitingAsync(9, Cancel)).Body.ToArray());
    }

    [Fact]
    public async Task AnAlertThatIsKnownIsNotAddedAgainEvenAfterItsDelivery()
    {
        await Outbox.AddAsync([Alert("a"), Alert("b")], Stored.Noon, Cancel);
        await Outbox.DeliveredAsync("a", Cancel);
        await Outbox.RefusedAsync("b", "too large", Cancel);
        await Outbox.AddAsync([Alert("a"), Alert("b")], Stored.Noon, Cancel);
        Assert.Empty(await Outbox.WaitingAsync(9, Cancel));
    }

    [Fact]
    public async Task WaitingAlertsAreNeverPruned()
    {
        await Outbox.AddAsync([Alert("waiting"), Alert("delivered")], Stored.Noon, Cancel);
        await Outbox.AddAsync([Alert("young")], Stored.Noon.AddSeconds(100), Cancel);
        await Outbox.DeliveredAsync("delivered", Cancel);
        await Outbox.DeliveredAsync("young", Cancel);
        Assert.Equal(1, await Outbox.PruneAsync(Stored.Noon.AddSeconds(50), Cancel));
        Assert.Equal("waiting", Assert.Single(await Outbox.WaitingAsync(9, Cancel)).Id);
    }

    private static OutgoingAlert Alert(string id) => new(id, "{}"u8.ToArray());
}
