using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class TimelineStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private ITimelineStore Store => Get<ITimelineStore>();

    [Fact]
    public async Task AnIncidentsEntriesComeOldestFirst()
    {
        await Store.AppendAsync([Stored.Draft("one"), Stored.Draft("none of it", null), Stored.Draft("two")], Cancel);
        await Store.AppendAsync([Stored.Draft("three")], Cancel);
        Assert.Equal(["one", "two", "three"], (await Store.ListAsync(new("inc-1"), Cancel)).Select(e => e.Detail));
        Assert.Equal(4, await VerifiedAsync());
    }

    [Fact]
    public async Task ConcurrentWritersNeverForkTheChain()
    {
        var remediations = Get<IRemediationStore>();
        var incidents = Get<IIncidentStore>();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run<Task>(() => (i % 3) switch
        {
            0 => Store.AppendAsync([Stored.Draft($"{i} a"), Stored.Draft($"{i} b")], Cancel),
            1 => remediations.SaveAsync(new() { Remediations = [Stored.Remediation($"rem-{i}")], Timeline = [Stored.Draft($"{i} a"), Stored.Draft($"{i} b")] }, Cancel),
            _ => incidents.ApplyAsync(new() { Incidents = [Stored.Incident($"inc-{i}")], Timeline = [Stored.Draft($"{i} a"), Stored.Draft($"{i} b")] }, Cancel),
        }, Cancel).Unwrap()));
        Assert.Equal(60, await VerifiedAsync());
    }

    [Fact]
    public async Task ARefusedChangeLeavesNoGap()
    {
        await Store.AppendAsync([Stored.Draft("one")], Cancel);
        Assert.False(await Get<IRemediationStore>().SaveAsync(new() { Remediations = [Stored.Remediation() with { Version = 3 }], Timeline = [Stored.Draft("refused")] }, Cancel));
        await Store.AppendAsync([Stored.Draft("two")], Cancel);
        Assert.Equal(2, await VerifiedAsync());
    }

    [Fact]
    public async Task TextThatTheDatabaseWouldChangeDoesNotBreakTheChain()
    {
        await Store.AppendAsync([new(null, Stored.Noon.AddTicks(1), "a\0b", "x\uD83D", "é \U0001F600 \"<>\u2028")], Cancel);
        Assert.Equal(1, await VerifiedAsync());
    }

    [Fact]
    public async Task MoreThanAPageIsReadWhole()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 2_345).Select(i => Stored.Draft($"{i}"))], Cancel);
        Assert.Equal(2_345, await VerifiedAsync());
    }

    [Fact]
    public Task WhateverTheOrderOfOperationsTheTimelineVerifies()
    {
        // Each operation: which store, which record, and whether the writer's version is stale.
        var operations = Gen.Choose(0, 2).SelectMany(_ => Gen.Choose(0, 3), (kind, record) => (kind, record)).SelectMany(_ => Gen.Choose(0, 2), (o, stale) => (o.kind, o.record, stale));
        return Task.Run(() => Prop.ForAll(Arb.From(Gen.ListOf(operations)), list => PlayAsync(list).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(10)), Cancel);
    }

    private async Task<bool> PlayAsync(IEnumerable<(int Kind, int Record, int Stale)> operations)
    {
        var entries = await VerifiedAsync();
        foreach (var (kind, record, stale) in operations)
        {
            var written = kind switch
            {
                0 => await AppendAsync(record),
                1 => await ChangeIncidentAsync($"inc-{record}", stale == 0),
                _ => await SaveRemediationAsync($"rem-{record}", stale == 0),
            };
            entries += written;
        }

        return entries == await VerifiedAsync();
    }

    private async Task<int> AppendAsync(int count)
    {
        await Store.AppendAsync([.. Enumerable.Range(0, count).Select(i => Stored.Draft($"{i}"))], Cancel);
        return count;
    }

    private async Task<int> ChangeIncidentAsync(string id, bool stale)
    {
        var incident = await Get<IIncidentStore>().GetAsync(new(id), Cancel) ?? Stored.Incident(id);
        var applied = await Get<IIncidentStore>().ApplyAsync(
            new() { Incidents = [incident with { Version = stale ? incident.Version + 1 : incident.Version }], Timeline = [Stored.Draft("changed", id)] }, Cancel);
        Assert.Equal(!stale, applied);
        return applied ? 1 : 0;
    }

    private async Task<int> SaveRemediationAsync(string id, bool stale)
    {
        var remediation = await Get<IRemediationStore>().GetAsync(new(id), Cancel) ?? Stored.Remediation(id);
        var saved = await Get<IRemediationStore>().SaveAsync(new() { Remediations = [remediation with { Version = stale ? remediation.Version + 1 : remediation.Version }], Timeline = [Stored.Draft("saved")] }, Cancel);
        Assert.Equal(!stale, saved);
        return saved ? 1 : 0;
    }

    private async Task<int> VerifiedAsync()
    {
        var (sequence, hash) = (0L, TimelineChain.Genesis);
        await foreach (var entry in Store.ReadAllAsync(Cancel))
        {
            Assert.Null(TimelineChain.FaultOf(entry, sequence, hash));
            (sequence, hash) = (entry.Sequence, entry.Hash);
        }

        return (int)sequence;
    }
}
