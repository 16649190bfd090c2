using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class IncidentMemoryContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IIncidentMemory Memory => Get<IIncidentMemory>();

    [Fact]
    public async Task WhatIsRememberedIsFoundByAnyOfItsKeysAsItWasSaved()
    {
        var remembered = Recalled.Incident("inc-1", Recalled.Review(said: "a \"word\" \0"));
        Assert.True(await Memory.SaveAsync(remembered, Stored.Incident() with { Review = remembered.Review }, [Stored.Draft("confirmed")], Cancel));
        foreach (var key in MemoryKeys.Of(remembered))
        {
            Stored.AssertSame(remembered, Assert.Single(await Memory.FindAsync([key, "fingerprint:other"], 10, Cancel)));
        }

        Assert.Equal(remembered.Review, (await Get<IIncidentStore>().GetAsync(new("inc-1"), Cancel))!.Review);
        Assert.Single(await Get<ITimelineStore>().ListAsync(new("inc-1"), Cancel));
    }

    [Fact]
    public async Task NothingIsFoundWithoutACommonKey()
    {
        await SaveAsync(Recalled.Incident("inc-1"), 0);
        Assert.Empty(await Memory.FindAsync([], 10, Cancel));
        Assert.Empty(await Memory.FindAsync(["template:x"], 10, Cancel));
    }

    [Fact]
    public async Task ALaterWordTakesThePlaceWithItsKeysAndARecurrenceDoesNot()
    {
        await SaveAsync(Recalled.Incident("inc-1"), 0);
        await SaveAsync(Recalled.Incident("inc-1", Recalled.Review(CauseAnswer.No)) with { Templates = ["another"] }, 1);
        await SaveAsync(Recalled.Incident("inc-1", ago: TimeSpan.Zero) with { Recurrence = 1 }, 2);
        var found = await Memory.FindAsync(MemoryKeys.Of(Recalled.Incident()), 10, Cancel);
        Assert.Equal([(1, CauseAnswer.Yes), (0, CauseAnswer.No)], found.Select(f => (f.Recurrence, f.Review.Answer)));
        Assert.Single(await Memory.FindAsync([.. MemoryKeys.Of(Recalled.Incident()).Where(k => k.StartsWith("template:", StringComparison.Ordinal))], 10, Cancel));
    }

    [Fact]
    public async Task NothingIsRememberedWhereTheIncidentChanged()
    {
        await SaveAsync(Recalled.Incident("inc-1"), 0);
        Assert.False(await Memory.SaveAsync(Recalled.Incident("inc-1") with { Recurrence = 5 }, Stored.Incident() with { Version = 0 }, [Stored.Draft("x")], Cancel));
        Assert.Single(await Memory.FindAsync(MemoryKeys.Of(Recalled.Incident()), 10, Cancel));
        Assert.Empty(await Get<ITimelineStore>().ListAsync(new("inc-1"), Cancel));
    }

    [Fact]
    public async Task TheLatestEndedComeFirstAndNotTooMany()
    {
        for (var day = 0; day < 4; day++)
        {
            var remembered = Recalled.Incident($"inc-{day}", ago: TimeSpan.FromDays(day));
            await Memory.SaveAsync(remembered, Stored.Incident($"inc-{day}"), [], Cancel);
        }

        Assert.Equal(["inc-0", "inc-1"], (await Memory.FindAsync(MemoryKeys.Of(Recalled.Incident()), 2, Cancel)).Select(r => r.Incident.Value));
    }

    private async Task SaveAsync(RememberedIncident remembered, long version) =>
        Assert.True(await Memory.SaveAsync(remembered, Stored.Incident() with { Version = version }, [], Cancel));
}
