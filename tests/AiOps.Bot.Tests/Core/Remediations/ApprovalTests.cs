using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Core.Remediations;

public sealed class ApprovalTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task AnEntitledPersonApprovesWhatTheySaw()
    {
        await _bench.PutAsync(Some.Remediation());
        var outcome = await _bench.ApproveAsync(Some.Ana);
        Assert.True(outcome.Accepted);
        Assert.Equal(RemediationStatus.Approved, (await _bench.ReadAsync()).Status);
        Assert.Equal([TimelineVerbs.Approved], _bench.Desk.Verbs);
    }

    [Fact]
    public async Task AnExpiredProposalCannotBeApproved()
    {
        await _bench.PutAsync(Some.Remediation());
        _bench.Time.Advance(TimeSpan.FromHours(1));
        var outcome = await _bench.ApproveAsync(Some.Ana);
        Assert.Equal(RefusalKind.Expired, outcome.Refusal?.Kind);
        Assert.Equal([TimelineVerbs.ApprovalRefused], _bench.Desk.Verbs);
    }

    [Fact]
    public async Task ATamperedDigestIsRefused()
    {
        await _bench.PutAsync(Some.Remediation());
        Assert.Equal(RefusalKind.DigestMismatch, (await _bench.ApproveAsync(Some.Ana, new string('0', 64))).Refusal?.Kind);
    }

    [Fact]
    public async Task ASecondClickIsRefusedAndSaysWhoWasFirst()
    {
        await _bench.PutAsync(Some.Remediation());
        await _bench.ApproveAsync(Some.Ana);
        var second = await _bench.ApproveAsync(Some.Ben);
        Assert.Equal(RefusalKind.Conflict, second.Refusal?.Kind);
        Assert.Contains("Ana", second.Refusal!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAHundredClicksAtOnceOneIsAccepted()
    {
        await _bench.PutAsync(Some.Remediation());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => _bench.ApproveAsync(i % 2 == 0 ? Some.Ana : Some.Ben))));
        Assert.Single(outcomes, o => o.Accepted);
    }

    [Fact]
    public async Task ATierAboveThePersonsIsRefused()
    {
        var remediation = await _bench.PutAsync(Some.Remediation(ActionTier.Disruptive));
        Assert.Equal(RefusalKind.NotEntitled, (await _bench.ApproveAsync(Some.Trainee, remediation.Digest)).Refusal?.Kind);
    }

    [Fact]
    public async Task ADestructiveActionTakesTwoDistinctPeople()
    {
        var remediation = await _bench.PutAsync(Some.Remediation(ActionTier.Destructive));
        Assert.True((await _bench.ApproveAsync(Some.Ana, remediation.Digest)).Accepted);
        Assert.Equal(RemediationStatus.Proposed, (await _bench.ReadAsync()).Status);
        var otherAccount = _bench.People.Identify(new VerifiedIdentity("slack", "U1"))!;
        var again = await _bench.Decide.ApproveAsync(remediation.Id, remediation.Digest, "", otherAccount, Bench.Ct);
        Assert.Equal(RefusalKind.Conflict, again.Refusal?.Kind);
        Assert.True((await _bench.ApproveAsync(Some.Ben, remediation.Digest)).Accepted);
        Assert.Equal(RemediationStatus.Approved, (await _bench.ReadAsync()).Status);
    }

    [Fact]
    public async Task TheRequesterOfADestructiveActionCannotApproveIt()
    {
        var remediation = await _bench.PutAsync(Some.Remediation(ActionTier.Destructive, requestedBy: "ana"));
        Assert.Equal(RefusalKind.NotEntitled, (await _bench.ApproveAsync(Some.Ana, remediation.Digest)).Refusal?.Kind);
    }

    [Fact]
    public async Task AForbiddenActionIsRefusedWhoeverAsks()
    {
        var remediation = await _bench.PutAsync(Some.Remediation(ActionTier.Forbidden));
        Assert.Equal(RefusalKind.NotEntitled, (await _bench.ApproveAsync(Some.Ana, remediation.Digest)).Refusal?.Kind);
    }

    [Fact]
    public async Task ARejectedProposalStaysRejected()
    {
        var remediation = await _bench.PutAsync(Some.Remediation());
        Assert.True((await _bench.Decide.RejectAsync(remediation.Id, remediation.Digest, "not now", Some.Approver(Some.Ana), Bench.Ct)).Accepted);
        var late = await _bench.ApproveAsync(Some.Ben);
        Assert.Equal("it was decided before: rejected by Ana", late.Refusal?.Reason);
    }

    [Fact]
    public void AnUnknownIdentityIsNobody() => Assert.Null(_bench.People.Identify(new VerifiedIdentity("teams", "ana")));

    [Theory]
    [InlineData("preImage")]
    [InlineData("parameters")]
    [InlineData("calls")]
    [InlineData("impact")]
    [InlineData("expiry")]
    [InlineData("incident")]
    [InlineData("tier")]
    public void EverythingThatAnApproverSeesIsInTheDigest(string changed)
    {
        var r = Some.Remediation();
        var request = changed == "parameters" ? r.Request with { Parameters = r.Request.Parameters.SetItem("to", "on") } : r.Request;
        var plan = changed switch
        {
            "preImage" => r.Plan with { PreImage = "other" },
            "calls" => r.Plan with { Calls = r.Plan.InverseCalls },
            "impact" => r.Plan with { Impact = "everything stops" },
            _ => r.Plan,
        };
        var digest = RemediationDigest.Of(
            request, plan, changed == "tier" ? ActionTier.Observe : r.Tier, changed == "incident" ? new("inc-2") : r.Incident, changed == "expiry" ? r.ExpiresAt.AddMinutes(1) : r.ExpiresAt);
        Assert.NotEqual(r.Digest, digest);
    }
}
