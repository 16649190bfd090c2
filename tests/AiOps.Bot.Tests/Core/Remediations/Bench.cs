using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Core.Remediations;

/// <summary>The remediation slice around a switch, with stores in memory.</summary>
internal sealed class Bench
{
    public Bench(PersonDirectory? people = null)
    {
        People = people ?? Some.People;
        var catalogue = new ActionCatalogue([Action]);
        var options = Options.Create(Settings);
        var feed = new ChangeFeed();
        Rules = new(People, options, Time);
        Decide = new(new(Desk, Desk, feed, Time), new(Desk, catalogue, feed, new NumberedIds(), options, Rules), Rules);
        DryRun = new(Desk, Desk, catalogue, feed, Time);
        Propose = new(Desk, catalogue, feed, new NumberedIds(), options, Time, NullLogger<ProposeRemediations>.Instance);
        Runner = new(Desk, catalogue, Rules, new(Desk, Desk, feed, Time), options, Time, NullLogger<RemediationRunner>.Instance);
    }

    public PersonDirectory People { get; }

    public ApprovalRules Rules { get; }

    public FakeTime Time { get; } = new(Some.Noon);

    public InMemoryDesk Desk { get; } = new();

    public SwitchAction Action { get; } = new();

    public RemediationOptions Settings { get; } = new() { VerifyEvery = TimeSpan.Zero };

    public DecideRemediation Decide { get; }

    public DryRunRemediation DryRun { get; }

    public ProposeRemediations Propose { get; }

    public RemediationRunner Runner { get; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<Remediation> PutAsync(Remediation remediation)
    {
        await Desk.ApplyAsync(new() { Incidents = [Some.OpenIncident()] }, Ct);
        await Desk.SaveAsync(new() { Remediations = [remediation] }, Ct);
        return await ReadAsync();
    }

    public async Task<Remediation> ReadAsync() => (await Desk.GetAsync(new RemediationId("rem-1"), Ct))!;

    public async Task<Incident> IncidentAsync() => (await Desk.GetAsync(new IncidentId("inc-1"), Ct))!;

    public Task<DecisionOutcome> ApproveAsync(Person person, string? digest = null) =>
        Decide.ApproveAsync(new("rem-1"), digest ?? Some.Remediation().Digest, "", Some.Approver(person), Ct);
}
