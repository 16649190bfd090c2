using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Core.Remediations;

public sealed class RollBackTests
{
    private readonly Bench _bench = new();

    private async Task<DecisionOutcome> RollBackAsync(string? digest = null) =>
        await _bench.Decide.RollBackAsync(new("rem-1"), digest ?? Some.Remediation().Digest, "wrong guess", Some.Approver(Some.Ana), Bench.Ct);

    private async Task SucceededAsync()
    {
        await _bench.PutAsync(Some.Remediation());
        await _bench.ApproveAsync(Some.Ana);
        await _bench.Runner.RunAsync(new("rem-1"), Bench.Ct);
    }

    [Fact]
    public async Task ARunIsUndoneByItsInverse()
    {
        await SucceededAsync();
        var rollback = (await RollBackAsync()).Remediation!;
        await _bench.Runner.RunAsync(rollback.Id, Bench.Ct);
        Assert.Equal(("on", 2), (_bench.Action.State, _bench.Action.Runs));
        Assert.Equal(IncidentStatus.Triggered, (await _bench.IncidentAsync()).Status);
    }

    [Fact]
    public async Task OfManyClicksAtOnceOneIsAccepted()
    {
        await SucceededAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => RollBackAsync())));
        Assert.Single(outcomes, o => o.Accepted);
    }

    [Fact]
    public async Task WhatDidNotRunCannotBeUndone()
    {
        await _bench.PutAsync(Some.Remediation());
        Assert.Equal("it is Proposed: there is nothing to roll back", (await RollBackAsync()).Refusal?.Reason);
    }

    [Fact]
    public async Task AnotherDigestIsRefused()
    {
        await SucceededAsync();
        Assert.Equal(RefusalKind.DigestMismatch, (await RollBackAsync("0")).Refusal?.Kind);
    }
}
