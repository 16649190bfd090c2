using System.Text;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class InboundEventStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IInboundEventStore Store => Get<IInboundEventStore>();

    [Fact]
    public async Task APayloadIsKeptVerbatim()
    {
        Assert.True(await Store.AcceptAsync(new("1", "sns", Stored.Noon, new byte[] { 0, 255, 10 }), Cancel));
        var pending = Assert.Single(await Store.PendingAsync(10, Cancel));
        Assert.Equal(("1", "sns", Stored.Noon), (pending.Id, pending.Source, pending.ReceivedAt));
        Assert.Equal([0, 255, 10], pending.Body.ToArray());
    }

    [Fact]
    public async Task ARedeliveryChangesNothing()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Store.AcceptAsync(Event("1", i), Cancel), Cancel)));
        Assert.Single(results, accepted => accepted);
        Assert.Single(await Store.PendingAsync(10, Cancel));
    }

    [Fact]
    public async Task PendingEventsComeOldestFirst()
    {
        await Store.AcceptAsync(Event("b", 2), Cancel);
        await Store.AcceptAsync(Event("a", 3), Cancel);
        await Store.AcceptAsync(Event("c", 1), Cancel);
        Assert.Equal(["c", "b"], (await Store.PendingAsync(2, Cancel)).Select(e => e.Id));
    }

    [Fact]
    public async Task ARejectedEventIsNoLongerPendingAndStaysKnown()
    {
        await Store.AcceptAsync(Event("1"), Cancel);
        await Store.RejectAsync("1", "not JSON", Cancel);
        Assert.Empty(await Store.PendingAsync(10, Cancel));
        Assert.False(await Store.AcceptAsync(Event("1"), Cancel));
    }

    [Fact]
    public async Task PendingEventsAreNeverPruned()
    {
        await Store.AcceptAsync(Event("pending"), Cancel);
        await Store.AcceptAsync(Event("handled"), Cancel);
        await Store.AcceptAsync(Event("young", 100), Cancel);
        Assert.True(await Get<IIncidentStore>().ApplyAsync(new() { HandledInboundEvents = ["handled", "young"] }, Cancel));
        Assert.Equal(1, await Store.PruneAsync(Stored.Noon.AddSeconds(50), Cancel));
        Assert.Equal("pending", Assert.Single(await Store.PendingAsync(10, Cancel)).Id);
    }

    private static InboundEvent Event(string id, int second = 0) => new(id, "sns", Stored.Noon.AddSeconds(second), Encoding.UTF8.GetBytes("{}"));
}
