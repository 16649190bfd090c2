using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Core.Remediations;

public sealed class RunnerTests
{
    private readonly Bench _bench = new();

    private async Task RunAsync() => await _bench.Runner.RunAsync(new("rem-1"), Bench.Ct);

    private async Task ApprovedAsync()
    {
        await _bench.PutAsync(Some.Remediation());
        await _bench.ApproveAsync(Some.Ana);
    }

    [Fact]
    public async Task AnApprovedRemediationRunsIsCheckedAndMitigatesTheIncident()
    {
        await ApprovedAsync();
        await RunAsync();
        var after = await _bench.ReadAsync();
        Assert.Equal((RemediationStatus.Succeeded, "switched", "it is so"), (after.Status, after.Execution?.RunDetail, after.Execution?.CheckDetail));
        Assert.Equal(IncidentStatus.Mitigated, (await _bench.IncidentAsync()).Status);
        Assert.Equal([TimelineVerbs.Approved, TimelineVerbs.Started, TimelineVerbs.Succeeded, TimelineVerbs.Mitigated], _bench.Desk.Verbs);
    }

    [Fact]
    public async Task WithoutApprovalNothingRuns()
    {
        await _bench.PutAsync(Some.Remediation());
        await RunAsync();
        Assert.Equal(0, _bench.Action.Runs);
    }

    [Fact]
    public async Task ManyDispatchersRunItOnce()
    {
        await ApprovedAsync();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(RunAsync)));
        Assert.Equal(1, _bench.Action.Runs);
    }

    [Fact]
    public async Task AResourceThatChangedSinceIsNotTouched()
    {
        await ApprovedAsync();
        _bench.Action.State = "broken";
        await RunAsync();
        var after = await _bench.ReadAsync();
        Assert.Equal((RemediationStatus.Superseded, 0), (after.Status, _bench.Action.Runs));
        Assert.Equal("the resource changed since the proposal", after.Reason);
    }

    [Fact]
    public async Task AnApprovalThatIsTooOldAtDispatchExpires()
    {
        await ApprovedAsync();
        _bench.Time.Advance(TimeSpan.FromHours(2));
        await RunAsync();
        Assert.Equal((RemediationStatus.Expired, 0), ((await _bench.ReadAsync()).Status, _bench.Action.Runs));
    }

    [Fact]
    public async Task ContentChangedInTheStoreIsNotRun()
    {
        await ApprovedAsync();
        var stored = await _bench.ReadAsync();
        await _bench.Desk.SaveAsync(new() { Remediations = [stored with { Request = stored.Request with { Resource = new("sg-other") } }] }, Bench.Ct);
        await RunAsync();
        Assert.Equal((RemediationStatus.Failed, 0), ((await _bench.ReadAsync()).Status, _bench.Action.Runs));
    }

    [Fact]
    public async Task AnApproverWhoLostTheRightMeanwhileDoesNotCount()
    {
        var bench = new Bench(new PersonDirectory([Some.Ana, Some.Ben]));
        await bench.PutAsync(Some.Remediation());
        await bench.ApproveAsync(Some.Ana);
        bench.People.Replace(new([Some.Ana with { MayApproveUpTo = ActionTier.Observe }, Some.Ben]));
        await bench.Runner.RunAsync(new("rem-1"), Bench.Ct);
        Assert.Equal(
            ("Ana, who approved it, is not entitled any more: not entitled to approve reversible actions on sg-1 (prod); ask Ben", 0),
            ((await bench.ReadAsync()).Reason, bench.Action.Runs));
    }

    [Fact]
    public async Task AnActionDisabledMeanwhileIsNotRun()
    {
        await ApprovedAsync();
        _bench.Settings.DisabledActions = ["test.switch"];
        await RunAsync();
        Assert.Equal((RemediationStatus.Failed, 0), ((await _bench.ReadAsync()).Status, _bench.Action.Runs));
    }

    [Fact]
    public async Task AProtectedResourceIsNotTouched()
    {
        await ApprovedAsync();
        _bench.Settings.ProtectedResources = ["sg-1"];
        await RunAsync();
        Assert.Equal("sg-1 is protected by configuration", (await _bench.ReadAsync()).Reason);
    }

    [Fact]
    public async Task ARunThatHelpsNothingTriggersTheIncidentAgain()
    {
        await ApprovedAsync();
        _bench.Action.OnVerify = () => new VerifyResult.Unverified("the job still fails: AccessDenied");
        await RunAsync();
        var incident = await _bench.IncidentAsync();
        Assert.Equal(RemediationStatus.Unverified, (await _bench.ReadAsync()).Status);
        Assert.Equal((IncidentStatus.Triggered, true), (incident.Status, incident.NeedsInvestigation));
    }

    [Fact]
    public async Task AnExceptionInTheActionIsAFailedRun()
    {
        await ApprovedAsync();
        _bench.Action.OnRun = () => throw new TimeoutException("no answer within 30 s");
        await RunAsync();
        Assert.Equal((RemediationStatus.Failed, "no answer within 30 s"), ((await _bench.ReadAsync()).Status, (await _bench.ReadAsync()).Execution?.CheckDetail));
    }

    [Fact]
    public async Task AChangeThatNeverShowsIsUnverifiedInTheEnd()
    {
        await ApprovedAsync();
        _bench.Action.OnVerify = () =>
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(30));
            return new VerifyResult.Pending("nothing in the log yet");
        };
        await RunAsync();
        Assert.Equal(RemediationStatus.Unverified, (await _bench.ReadAsync()).Status);
    }

    [Fact]
    public async Task ARunInterruptedBeforeItTookEffectIsNotRepeated()
    {
        await ApprovedAsync();
        _bench.Action.OnRun = () => throw new OperationCanceledException();
        await Assert.ThrowsAsync<OperationCanceledException>(RunAsync);
        await _bench.Runner.ResumeAsync(new("rem-1"), Bench.Ct);
        Assert.Equal((RemediationStatus.Failed, 1), ((await _bench.ReadAsync()).Status, _bench.Action.Runs));
    }

    [Fact]
    public async Task ARunInterruptedAfterItTookEffectIsFoundDone()
    {
        await ApprovedAsync();
        _bench.Action.OnRun = () =>
        {
            _bench.Action.State = "off";
            throw new OperationCanceledException();
        };
        await Assert.ThrowsAsync<OperationCanceledException>(RunAsync);
        await _bench.Runner.ResumeAsync(new("rem-1"), Bench.Ct);
        Assert.Equal((RemediationStatus.Succeeded, 1), ((await _bench.ReadAsync()).Status, _bench.Action.Runs));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task WhereverTheStoreFailsTheActionRunsAtMostOnce(int failingSave)
    {
        await ApprovedAsync();
        var saves = 0;
        _bench.Desk.Fault = _ => ++saves == failingSave ? new IOException("disk full") : null;
        await Assert.ThrowsAsync<IOException>(RunAsync);
        await RunAsync();
        await _bench.Runner.ResumeAsync(new("rem-1"), Bench.Ct);
        Assert.Equal(1, _bench.Action.Runs);
        Assert.Equal(RemediationStatus.Succeeded, (await _bench.ReadAsync()).Status);
    }
}
