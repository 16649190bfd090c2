using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class InvestigationStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IInvestigationStore Store => Get<IInvestigationStore>();

    [Fact]
    public async Task AnInvestigationIsReadBackAsItWasSaved()
    {
        Assert.True(await Store.SaveAsync(Stored.Investigation(), Stored.Incident(), [Stored.Draft("investigated")], Cancel));
        Stored.AssertSame(Stored.Investigation(), await Store.GetLatestAsync(new("inc-1"), Cancel));
        Assert.Equal(1, (await Get<IIncidentStore>().GetAsync(new("inc-1"), Cancel))!.Version);
        Assert.Single(await Get<ITimelineStore>().ListAsync(new("inc-1"), Cancel));
        Assert.Null(await Store.GetLatestAsync(new("inc-2"), Cancel));
    }

    [Fact]
    public async Task TheLatestSavedCounts()
    {
        await SaveAsync(Stored.Investigation("z"), 0);
        await SaveAsync(Stored.Investigation("a"), 1);
        Assert.Equal("a", (await Store.GetLatestAsync(new("inc-1"), Cancel))!.Id);
        await SaveAsync(Stored.Investigation("z") with { Narrative = null }, 2);
        Assert.Equal("z", (await Store.GetLatestAsync(new("inc-1"), Cancel))!.Id);
        Assert.Null((await Store.GetLatestAsync(new("inc-1"), Cancel))!.Narrative);
    }

    [Fact]
    public async Task NothingIsSavedWhereTheIncidentChanged()
    {
        await SaveAsync(Stored.Investigation("first"), 0);
        Assert.False(await Store.SaveAsync(Stored.Investigation("second"), Stored.Incident() with { Version = 0 }, [Stored.Draft("x")], Cancel));
        Assert.Equal("first", (await Store.GetLatestAsync(new("inc-1"), Cancel))!.Id);
        Assert.Empty(await Get<ITimelineStore>().ListAsync(new("inc-1"), Cancel));
    }

    private async Task SaveAsync(Investigation investigation, long version) =>
        Assert.True(await Store.SaveAsync(investigation, Stored.Incident() with { Version = version }, [], Cancel));
}
