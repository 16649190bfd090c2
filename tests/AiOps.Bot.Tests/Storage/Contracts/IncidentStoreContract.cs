using System.Text;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class IncidentStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IIncidentStore Store => Get<IIncidentStore>();

    [Fact]
    public async Task IncidentAndAlertAreReadBackAsTheyWereStored()
    {
        Assert.True(await Store.ApplyAsync(new() { Incidents = [Stored.Incident()], Alerts = [Stored.Alert()] }, Cancel));
        Stored.AssertSame(Stored.Incident() with { Version = 1 }, await Store.GetAsync(new("inc-1"), Cancel));
        Stored.AssertSame(Stored.Alert(), await Store.FindAlertAsync(new("f1"), Cancel));
        Stored.AssertSame(Stored.Alert(), Assert.Single(await Store.ListAlertsAsync(new("inc-1"), Cancel)));
        Assert.Null(await Store.GetAsync(new("inc-2"), Cancel));
        Assert.Null(await Store.FindAlertAsync(new("f2"), Cancel));
    }

    [Fact]
    public async Task AChangeOfAnOldVersionWritesNothing()
    {
        await ApplyAsync(Stored.Incident());
        var read = (await Store.GetAsync(new("inc-1"), Cancel))!;
        await ApplyAsync(read with { Title = "first" });
        Assert.False(await Store.ApplyAsync(
            new()
            {
                Incidents = [Stored.Incident("inc-0"), read with { Title = "second" }],
                Alerts = [Stored.Alert()],
                Timeline = [Stored.Draft("second")],
            },
            Cancel));
        Assert.Equal("first", (await Store.GetAsync(new("inc-1"), Cancel))!.Title);
        Assert.Null(await Store.GetAsync(new("inc-0"), Cancel));
        Assert.Null(await Store.FindAlertAsync(new("f1"), Cancel));
        Assert.Empty(await Get<ITimelineStore>().ListAsync(new("inc-1"), Cancel));
    }

    [Fact]
    public async Task ANewIncidentMustNotExist()
    {
        await ApplyAsync(Stored.Incident());
        Assert.False(await Store.ApplyAsync(new() { Incidents = [Stored.Incident()] }, Cancel));
        Assert.False(await Store.ApplyAsync(new() { Incidents = [Stored.Incident("inc-9") with { Version = 4 }] }, Cancel));
    }

    [Fact]
    public async Task TwoThatSeeTheSameConditionFirstOpenOneIncident()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => Store.ApplyAsync(
                new() { Incidents = [Stored.Incident($"inc-{i}")], Alerts = [Stored.Alert($"alt-{i}", incident: $"inc-{i}")], Timeline = [Stored.Draft("opened", $"inc-{i}")] }, Cancel), Cancel)));
        Assert.Single(results, applied => applied);
        Assert.Single(await Store.ListAsync(100, Cancel));
    }

    [Fact]
    public async Task AnAlertIsUpdatedAndMayMoveToAnotherIncident()
    {
        await Store.ApplyAsync(new() { Alerts = [Stored.Alert()] }, Cancel);
        Assert.True(await Store.ApplyAsync(new() { Alerts = [Stored.Alert(incident: "inc-2") with { Count = 9 }] }, Cancel));
        Assert.Equal(9, (await Store.FindAlertAsync(new("f1"), Cancel))!.Count);
        Assert.Empty(await Store.ListAlertsAsync(new("inc-1"), Cancel));
        Assert.Single(await Store.ListAlertsAsync(new("inc-2"), Cancel));
    }

    [Fact]
    public async Task AnInboundEventIsHandledOnce()
    {
        var inbound = Get<IInboundEventStore>();
        await inbound.AcceptAsync(new("e1", "sns", Stored.Noon, Encoding.UTF8.GetBytes("x")), Cancel);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => Store.ApplyAsync(new() { Incidents = [Stored.Incident($"inc-{i}")], HandledInboundEvents = ["e1", "never stored"] }, Cancel), Cancel)));
        Assert.Single(results, applied => applied);
        Assert.Empty(await inbound.PendingAsync(10, Cancel));
        Assert.Single(await Store.ListAsync(100, Cancel));
    }

    [Fact]
    public async Task IncidentsAreListedNewestFirst()
    {
        await ApplyAsync(Stored.Incident("a", 1), Stored.Incident("b", 3), Stored.Incident("c", 2));
        Assert.Equal(["b", "c"], (await Store.ListAsync(2, Cancel)).Select(i => i.Id.Value));
    }

    [Fact]
    public async Task LivingIncidentsAreThoseUnresolvedOrResolvedLately()
    {
        var resolved = Stored.Incident() with { Status = IncidentStatus.Resolved };
        await ApplyAsync(
            Stored.Incident("open"), resolved with { Id = new("late"), ResolvedAt = Stored.Noon.AddMinutes(2) }, resolved with { Id = new("early"), ResolvedAt = Stored.Noon });
        Assert.Equal(["late", "open"], (await Store.ListLivingAsync(Stored.Noon.AddMinutes(1), Cancel)).Select(i => i.Id.Value).Order());
    }

    [Fact]
    public async Task UninvestigatedIncidentsComeOldestFirst()
    {
        await ApplyAsync(Stored.Incident("a", 2), Stored.Incident("b", 1), Stored.Incident("c") with { NeedsInvestigation = false });
        Assert.Equal(["b", "a"], (await Store.ListUninvestigatedAsync(10, Cancel)).Select(i => i.Id.Value));
    }

    private async Task ApplyAsync(params Incident[] incidents) => Assert.True(await Store.ApplyAsync(new() { Incidents = incidents }, Cancel));
}
