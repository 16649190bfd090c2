using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Core.Remediations.People;

/// <summary>
/// What an attacker, or an honest person in a hurry, may try. Each case looks at what ran and at the timeline. Numbers are those of the attack suite.
/// </summary>
public sealed class AttackTests
{
    private readonly Bench _bench = new(new PersonDirectory(new Roster(
    [
        Some.Somebody("ana", ActionTier.Destructive), Some.Somebody("ben", ActionTier.Destructive), Some.Somebody("tim", groups: "trainees"), Some.Somebody("cem", groups: "payments"),
    ])
    {
        Groups = [Some.Group("payments", new Entitlement { UpTo = ActionTier.Destructive, Resources = ["sg-*"] })],
    }));

    /// <summary>19: strangers of every sort have no person, so there is nobody to approve.</summary>
    [Theory]
    [InlineData("slack", "T1/stranger")]
    [InlineData("slack", "T2/ana")]
    [InlineData("slack", "T1/ANA")]
    [InlineData("slack", "ana")]
    [InlineData("teams", "T1/ana")]
    [InlineData("teams", "other-tenant/ana")]
    [InlineData("console", "T1/ana")]
    [InlineData("pagerduty", "T1/ana")]
    [InlineData("", "")]
    public void AStrangerIsNobody(string platform, string subject) => Assert.Null(_bench.People.Identify(new(platform, subject)));

    [Fact]
    public async Task WhoeverMayNotIsRefusedAndThatIsOnTheTimeline()
    {
        var outcome = await ClickAsync(Put(), "tim", "slack");
        Assert.Equal((RefusalKind.NotEntitled, "you are not in group payments; ask Ana or Ben or Cem"), (outcome.Refusal?.Kind, outcome.Refusal?.Reason));
        await NothingRanAsync(TimelineVerbs.ApprovalRefused);
    }

    [Fact]
    public async Task WhoeverWasDeactivatedBetweenComingInAndClickingIsRefused()
    {
        var by = _bench.People.Identify(new("slack", "T1/ana"))!;
        Leave("ana");
        var remediation = await Put();
        Assert.Equal("you are not in the directory any more", (await _bench.Decide.ApproveAsync(remediation.Id, remediation.Digest, "", by, Bench.Ct)).Refusal?.Reason);
        await NothingRanAsync(TimelineVerbs.ApprovalRefused);
    }

    /// <summary>20</summary>
    [Theory]
    [InlineData("slack", "slack")]
    [InlineData("slack", "teams")]
    [InlineData("teams", "slack")]
    public async Task OnePersonWithTwoAccountsCountsOnce(string first, string second)
    {
        var put = Put(ActionTier.Destructive);
        Assert.True((await ClickAsync(put, "ana", first)).Accepted);
        Assert.Equal(RefusalKind.Conflict, (await ClickAsync(put, "ana", second)).Refusal?.Kind);
        await NothingRanAsync(TimelineVerbs.Approved, TimelineVerbs.ApprovalRefused);
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task WhoeverAskedForItApprovesNeitherAsFirstNorAsSecond(string platform)
    {
        var put = Put(ActionTier.Destructive, requestedBy: "ana");
        Assert.Equal("you asked for it: what is destructive or protected takes two other people", (await ClickAsync(put, "ana", platform)).Refusal?.Reason);
        Assert.True((await ClickAsync(put, "ben", "slack")).Accepted);
        Assert.False((await ClickAsync(put, "ana", platform)).Accepted);
        await NothingRanAsync(TimelineVerbs.ApprovalRefused, TimelineVerbs.Approved, TimelineVerbs.ApprovalRefused);
    }

    [Fact]
    public async Task TwoPeopleOnTwoPlatformsRunItOnce()
    {
        var put = Put(ActionTier.Destructive);
        Assert.True((await ClickAsync(put, "ana", "slack")).Accepted);
        Assert.True((await ClickAsync(put, "ben", "teams")).Accepted);
        await _bench.Runner.RunAsync((await put).Id, Bench.Ct);
        Assert.Equal((RemediationStatus.Succeeded, 1), ((await _bench.ReadAsync()).Status, _bench.Action.Runs));
    }

    /// <summary>An approval that was put into the store twice for one person does not make two.</summary>
    [Fact]
    public async Task ADoubledApprovalInTheStoreCountsOnce()
    {
        var remediation = await Put(ActionTier.Destructive);
        var approval = new Approval("ana", "Ana", remediation.Digest, "", Some.Noon);
        await _bench.Desk.SaveAsync(new() { Remediations = [remediation with { Status = RemediationStatus.Approved, Approvals = [approval, approval with { PersonName = "A." }] }] }, Bench.Ct);
        await NothingRanAsync(TimelineVerbs.DispatchRefused);
        Assert.Equal("it takes 2 approvers by now and has 1", (await _bench.ReadAsync()).Reason);
    }

    /// <summary>21</summary>
    [Fact]
    public async Task ManyClicksOfManyPeopleOnBothPlatformsRunItOnce()
    {
        var put = Put();
        string[] people = ["ana", "ben", "cem"];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => ClickAsync(put, people[i % 3], i % 2 == 0 ? "slack" : "teams"))));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _bench.Runner.RunAsync(new("rem-1"), Bench.Ct))));
        Assert.Single(outcomes, o => o.Accepted);
        Assert.Equal(1, _bench.Action.Runs);
        Assert.False((await ClickAsync(put, "ana", "teams")).Accepted);
        await _bench.Runner.RunAsync(new("rem-1"), Bench.Ct);
        Assert.Equal(1, _bench.Action.Runs);
        Assert.Single(_bench.Desk.Verbs, TimelineVerbs.Started);
    }

    /// <summary>23</summary>
    [Fact]
    public async Task AClickAfterItExpiredOrWasRejectedRunsNothing()
    {
        var put = Put();
        await _bench.Decide.RejectAsync((await put).Id, (await put).Digest, "", Person("ben", "teams"), Bench.Ct);
        Assert.Equal("it was decided before: rejected by Ben", (await ClickAsync(put, "ana", "slack")).Refusal?.Reason);
        await NothingRanAsync(TimelineVerbs.Rejected, TimelineVerbs.ApprovalRefused);
    }

    [Fact]
    public async Task AnApproverWhoLeftTheDirectoryDoesNotCountAtDispatch()
    {
        await ClickAsync(Put(), "ana", "slack");
        Leave("ana");
        await NothingRanAsync(TimelineVerbs.Approved, TimelineVerbs.DispatchRefused);
        Assert.Equal("Ana, who approved it, is not entitled any more: not in the directory any more", (await _bench.ReadAsync()).Reason);
    }

    [Fact]
    public async Task AGroupThatLostItsEntitlementDoesNotCountAtDispatch()
    {
        await ClickAsync(Put(), "cem", "slack");
        _bench.People.Replace(_bench.People.Now with { Groups = [] });
        await NothingRanAsync(TimelineVerbs.Approved, TimelineVerbs.DispatchRefused);
    }

    [Fact]
    public async Task AnEnvironmentThatChangedCountsAtDispatch()
    {
        var staging = new EnvironmentRule { Name = "staging", Accounts = ["*"] };
        _bench.People.Replace(_bench.People.Now with { Groups = [Some.Group("payments", new Entitlement { UpTo = ActionTier.Reversible, Environments = ["staging"] })], Environments = new([staging]) });
        Assert.True((await ClickAsync(Put(), "cem", "slack")).Accepted);
        _bench.People.Replace(_bench.People.Now with { Environments = EnvironmentMap.AllProduction });
        await NothingRanAsync(TimelineVerbs.Approved, TimelineVerbs.DispatchRefused);
    }

    [Fact]
    public async Task WhatBecameProtectedMeanwhileTakesASecondPerson()
    {
        await ClickAsync(Put(), "ana", "slack");
        _bench.Settings.Protected = ["SG-*"];
        await NothingRanAsync(TimelineVerbs.Approved, TimelineVerbs.DispatchRefused);
        Assert.Equal("it takes 2 approvers by now and has 1", (await _bench.ReadAsync()).Reason);
    }

    [Fact]
    public async Task AHandoverBetweenClickAndDispatchUndoesNothing()
    {
        _bench.People.Replace(_bench.People.Now with
        {
            Groups = [Some.Group("payments", new Entitlement { UpTo = ActionTier.Reversible, OnlyOnCall = true })],
            Schedules = [new OnCallSchedule { Id = "s", Shifts = [new("cem", Some.Noon.AddHours(-1), Some.Noon.AddMinutes(1))] }],
        });
        Assert.True((await ClickAsync(Put(), "cem", "teams")).Accepted);
        _bench.Time.Advance(TimeSpan.FromMinutes(2));
        await _bench.Runner.RunAsync(new("rem-1"), Bench.Ct);
        Assert.Equal(1, _bench.Action.Runs);
    }

    /// <summary>24</summary>
    [Fact]
    public async Task ATamperedButtonOrTamperedParametersRunNothing()
    {
        var put = Put();
        Assert.Equal(RefusalKind.DigestMismatch, (await _bench.Decide.ApproveAsync((await put).Id, (await put).Digest[..63] + "x", "", Person("ana", "slack"), Bench.Ct)).Refusal?.Kind);
        Assert.True((await ClickAsync(put, "ana", "slack")).Accepted);
        var stored = await _bench.ReadAsync();
        await _bench.Desk.SaveAsync(new() { Remediations = [stored with { Request = stored.Request with { Parameters = stored.Request.Parameters.SetItem("to", "on") } }] }, Bench.Ct);
        await NothingRanAsync(TimelineVerbs.ApprovalRefused, TimelineVerbs.Approved, TimelineVerbs.DispatchRefused);
    }

    /// <summary>25: what an alert's text brings along is no value of a parameter.</summary>
    [Theory]
    [InlineData("off; rm -rf /")]
    [InlineData("$(reboot)")]
    [InlineData("off --profile admin")]
    [InlineData("off\n")]
    [InlineData("`off`")]
    [InlineData("OFF")]
    public async Task TextThatIsNoValueIsNeitherOfferedNorRun(string value)
    {
        var request = Some.Request() with { Parameters = Some.Request().Parameters.SetItem("to", value) };
        Assert.NotNull(ActionPolicy.Forbids(_bench.Action, request, _bench.Settings));
        var plan = Some.Plan();
        var forged = Some.Remediation() with { Request = request, Digest = RemediationDigest.Of(request, plan, ActionTier.Reversible, new("inc-1"), Some.Noon.AddHours(1)) };
        await ClickAsync(_bench.PutAsync(forged), "ana", "slack");
        await NothingRanAsync(TimelineVerbs.Approved, TimelineVerbs.DispatchRefused);
    }

    /// <summary>26</summary>
    [Theory]
    [InlineData("kms", "ScheduleKeyDeletion", "key-1")]
    [InlineData("iam", "AttachRolePolicy", "role-1")]
    [InlineData("cloudtrail", "StopLogging", "trail-1")]
    [InlineData("backup", "DeleteRecoveryPoint", "point-1")]
    [InlineData("rds", "RebootDBInstance", "payments-db")]
    [InlineData("ec2", "Switch", "arn:aws:rds:eu-central-1:111122223333:db:payments")]
    [InlineData("ec2", "Switch", "arn:aws-cn:kms:cn-north-1:111122223333:key/1")]
    public async Task WhatIsProtectedTakesTwoPeopleWhateverItsTier(string service, string operation, string resource)
    {
        var remediation = Protected(service, operation, resource);
        Assert.Equal(2, _bench.Rules.ApproversNeeded(remediation));
        await _bench.PutAsync(remediation);
        var first = await _bench.Decide.ApproveAsync(remediation.Id, remediation.Digest, "", Person("ana", "slack"), Bench.Ct);
        Assert.Equal(RemediationStatus.Proposed, first.Remediation!.Status);
        await NothingRanAsync(TimelineVerbs.Approved);
    }

    [Fact]
    public void ADatabaseOfStagingIsNotProtected()
    {
        _bench.People.Replace(_bench.People.Now with { Environments = new([new() { Name = "staging", Accounts = ["1111*"] }]) });
        Assert.Equal(1, _bench.Rules.ApproversNeeded(Protected("rds", "RebootDBInstance", "payments-db")));
        Assert.Equal(2, _bench.Rules.ApproversNeeded(Protected("kms", "DisableKey", "key-1")));
    }

    [Fact]
    public async Task WhatIsTooWideIsNotRun()
    {
        await ClickAsync(Put(), "ana", "slack");
        _bench.Settings.MaxCalls = 0;
        await NothingRanAsync(TimelineVerbs.Approved, TimelineVerbs.DispatchRefused);
        Assert.Equal("it would make 1 calls, more than the 0 of Remediations:MaxCalls", (await _bench.ReadAsync()).Reason);
    }

    [Fact]
    public async Task WhatIsTooWideIsNotOffered()
    {
        _bench.Settings.MaxCalls = 0;
        var investigation = Some.Investigation(Some.Evidence("E1", Some.Draft("change"))) with { Hypotheses = [Some.Hypothesis("recent-change", 0.9, "E1")] };
        await _bench.Propose.ProposeAsync(Some.OpenIncident(), investigation, Bench.Ct);
        Assert.Empty(await _bench.Desk.ListAsync(new AiOps.Bot.Core.IncidentId("inc-1"), Bench.Ct));
    }

    [Fact]
    public async Task UndoingWhatIsProtectedIsProposedToTwoOthers()
    {
        await ClickAsync(Put(), "ana", "slack");
        await _bench.Runner.RunAsync(new("rem-1"), Bench.Ct);
        _bench.Settings.Protected = ["sg-*"];
        var rollback = (await _bench.Decide.RollBackAsync(new("rem-1"), Some.Remediation().Digest, "", Person("ana", "teams"), Bench.Ct)).Remediation!;
        Assert.Equal(RemediationStatus.Proposed, rollback.Status);
        Assert.False((await _bench.Decide.ApproveAsync(rollback.Id, rollback.Digest, "", Person("ana", "slack"), Bench.Ct)).Accepted);
        Assert.True((await _bench.Decide.ApproveAsync(rollback.Id, rollback.Digest, "", Person("ben", "slack"), Bench.Ct)).Accepted);
        Assert.True((await _bench.Decide.ApproveAsync(rollback.Id, rollback.Digest, "", Person("cem", "teams"), Bench.Ct)).Accepted);
        await _bench.Runner.RunAsync(rollback.Id, Bench.Ct);
        Assert.Equal(("on", 2), (_bench.Action.State, _bench.Action.Runs));
    }

    /// <summary>27: no action of the catalogue makes a call that takes a guard away.</summary>
    [Fact]
    public void TheCatalogueHasNothingThatTakesAGuardAway()
    {
        string[] guards = ["cloudtrail", "iam", "kms", "guardduty", "config", "organizations", "sts"];
        var actions = OwnCatalogue.Actions().ToList();
        Assert.NotEmpty(actions);
        Assert.DoesNotContain(actions, a => guards.Contains(a.Id.Split('.')[0]));
        Assert.All(actions, a => Assert.NotEqual(ActionTier.Forbidden, a.Tier));
    }

    private static Remediation Protected(string service, string operation, string resource)
    {
        var request = Some.Request(resource);
        var plan = Some.Plan() with { Calls = [Some.Plan().Calls[0] with { Service = service, Operation = operation }] };
        return Some.Remediation() with { Request = request, Plan = plan, Digest = RemediationDigest.Of(request, plan, ActionTier.Reversible, new("inc-1"), Some.Noon.AddHours(1)) };
    }

    private Task<Remediation> Put(ActionTier tier = ActionTier.Reversible, string requestedBy = "aiops") => _bench.PutAsync(Some.Remediation(tier, requestedBy));

    private async Task<DecisionOutcome> ClickAsync(Task<Remediation> put, string person, string platform)
    {
        var remediation = await put;
        return await _bench.Decide.ApproveAsync(remediation.Id, remediation.Digest, "", Person(person, platform), Bench.Ct);
    }

    private Approver Person(string id, string platform) => _bench.People.Identify(new(platform, platform == "slack" ? $"T1/{id}" : $"tenant/{id}"))!;

    private void Leave(string person) => _bench.People.Replace(_bench.People.Now with { People = _bench.People.Now.People.RemoveAll(p => p.Id == person) });

    /// <summary>Dispatches whatever is approved, and sees that nothing was called.</summary>
    private async Task NothingRanAsync(params string[] timeline)
    {
        await _bench.Runner.RunAsync(new("rem-1"), Bench.Ct);
        Assert.Equal((0, "on"), (_bench.Action.Runs, _bench.Action.State));
        Assert.Null((await _bench.ReadAsync()).Execution);
        Assert.Equal(timeline, _bench.Desk.Verbs);
    }
}
