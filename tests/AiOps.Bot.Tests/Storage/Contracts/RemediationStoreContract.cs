using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class RemediationStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IRemediationStore Store => Get<IRemediationStore>();

    [Fact]
    public async Task ARemediationIsReadBackAsItWasSaved()
    {
        Assert.True(await Store.SaveAsync(new() { Remediations = [Stored.Remediation()] }, Cancel));
        var read = await Store.GetAsync(new("rem-1"), Cancel);
        Stored.AssertSame(Stored.Remediation() with { Version = 1 }, read);
        Assert.Equal(DigestOf(Stored.Remediation()), DigestOf(read!));
        Assert.Null(await Store.GetAsync(new("rem-2"), Cancel));
    }

    [Fact]
    public async Task OfFiftyConcurrentSavesExactlyOneWins()
    {
        await Store.SaveAsync(new() { Remediations = [Stored.Remediation()] }, Cancel);
        var read = (await Store.GetAsync(new("rem-1"), Cancel))!;
        using var second = Open();
        var stores = new[] { Store, (IRemediationStore)second.GetService(typeof(IRemediationStore))! };
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
            () => stores[i % 2].SaveAsync(new() { Remediations = [read with { Status = RemediationStatus.Running, Reason = $"{i}" }], Timeline = [Stored.Draft($"{i}")] }, Cancel), Cancel)));
        Assert.Single(results, saved => saved);
        var winner = Array.IndexOf(results, true);
        Assert.Equal($"{winner}", (await Store.GetAsync(new("rem-1"), Cancel))!.Reason);
        Assert.Equal($"{winner}", Assert.Single(await Get<ITimelineStore>().ListAsync(new("inc-1"), Cancel)).Detail);
    }

    [Fact]
    public async Task OneStaleRemediationStopsAll()
    {
        await Store.SaveAsync(new() { Remediations = [Stored.Remediation("rem-2")] }, Cancel);
        Assert.False(await Store.SaveAsync(new() { Remediations = [Stored.Remediation("rem-1"), Stored.Remediation("rem-2")], Timeline = [Stored.Draft("x")] }, Cancel));
        Assert.Null(await Store.GetAsync(new("rem-1"), Cancel));
        Assert.Empty(await Get<ITimelineStore>().ListAsync(new("inc-1"), Cancel));
    }

    [Fact]
    public async Task RemediationsAreListedOldestFirst()
    {
        await Store.SaveAsync(new() { Remediations = [Stored.Remediation("a", minute: 2), Stored.Remediation("b", minute: 1), Stored.Remediation("c", "inc-2")] }, Cancel);
        Assert.Equal(["b", "a"], (await Store.ListAsync(new AiOps.Bot.Core.IncidentId("inc-1"), Cancel)).Select(r => r.Id.Value));
        Assert.Equal(["c", "b"], (await Store.ListAsync(RemediationStatus.Proposed, 2, Cancel)).Select(r => r.Id.Value));
        Assert.Empty(await Store.ListAsync(RemediationStatus.Running, 2, Cancel));
    }

    [Fact]
    public async Task AListByStatusFollowsTheStatus()
    {
        await Store.SaveAsync(new() { Remediations = [Stored.Remediation()] }, Cancel);
        await Store.SaveAsync(new() { Remediations = [Stored.Remediation() with { Version = 1, Status = RemediationStatus.Approved }] }, Cancel);
        Assert.Empty(await Store.ListAsync(RemediationStatus.Proposed, 10, Cancel));
        Assert.Equal(2, Assert.Single(await Store.ListAsync(RemediationStatus.Approved, 10, Cancel)).Version);
    }

    [Fact]
    public async Task AnIncidentThatChangedMeanwhileStopsTheRemediation()
    {
        var incidents = Get<IIncidentStore>();
        await incidents.ApplyAsync(new() { Incidents = [Stored.Incident()] }, Cancel);
        Assert.False(await Store.SaveAsync(new() { Remediations = [Stored.Remediation()], Incidents = [Stored.Incident() with { Version = 7 }] }, Cancel));
        Assert.Null(await Store.GetAsync(new("rem-1"), Cancel));
        var mitigated = Stored.Incident() with { Version = 1, Status = IncidentStatus.Mitigated };
        Assert.True(await Store.SaveAsync(new() { Remediations = [Stored.Remediation()], Incidents = [mitigated] }, Cancel));
        Assert.Equal(IncidentStatus.Mitigated, (await incidents.GetAsync(new("inc-1"), Cancel))!.Status);
    }

    private static string DigestOf(Remediation remediation) =>
        RemediationDigest.Of(remediation.Request, remediation.Plan, remediation.Tier, remediation.Incident, remediation.ExpiresAt);
}
