using System.Net;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.IntegrationTests.EndToEnd;

/// <summary>An attacker gets in through a port that is open to the world; the port is closed, and opened again.</summary>
public sealed class BruteForceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThePortIsClosedVerifiedAndOpenedAgain()
    {
        await using var bot = await RunningBot.StartAsync(("Sandbox:Speed", "4"));
        var offered = await Proposal.OfferedAsync(bot);
        Assert.Equal("Critical", offered.Text("severity"));
        var proposal = offered.Remediation(Proposal.ClosePort, "Proposed")!.Value;

        using var dryRun = await bot.DecideAsync(proposal.Text("id"), "dry-run", proposal.Text("digest"));
        Assert.Equal(HttpStatusCode.OK, dryRun.StatusCode);
        using var approved = await bot.DecideAsync(proposal.Text("id"), "approve", proposal.Text("digest"));
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        var closed = await bot.WaitForIncidentAsync(AnomalyKinds.LoginAfterFailures, i => i.Remediation(Proposal.ClosePort, "Succeeded") is not null, Proposal.Patience);
        Assert.Equal("Mitigated", closed.Text("status"));

        using var undone = await bot.DecideAsync(proposal.Text("id"), "rollback", proposal.Text("digest"));
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        var opened = await bot.WaitForIncidentAsync(AnomalyKinds.LoginAfterFailures, i => i.Remediation("ec2.authorize-ingress", "Succeeded") is not null, Proposal.Patience);
        Assert.Equal("Triggered", opened.Text("status"));
        Assert.Contains(TimelineVerbs.RollbackProposed, opened.Verbs());
        Assert.True(await VerifiesAsync(bot));
    }

    [Fact]
    public async Task OfAHundredApprovalsAtOnceOneRuns()
    {
        await using var bot = await RunningBot.StartAsync(("Sandbox:Speed", "4"));
        var proposal = (await Proposal.OfferedAsync(bot)).Remediation(Proposal.ClosePort, "Proposed")!.Value;
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => bot.DecideAsync(proposal.Text("id"), "approve", proposal.Text("digest"))));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(99, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var after = await bot.WaitForIncidentAsync(AnomalyKinds.LoginAfterFailures, i => i.Remediation(Proposal.ClosePort, "Succeeded") is not null, Proposal.Patience);
        Assert.Single(after.Verbs(), TimelineVerbs.Started);
        Assert.Equal(1, bot.Sandbox.World.ChangeCount("ec2:RevokeSecurityGroupIngress"));
        Assert.True(await VerifiesAsync(bot));
    }

    private static async Task<bool> VerifiesAsync(RunningBot bot)
    {
        var (sequence, hash) = (0L, TimelineChain.Genesis);
        await foreach (var entry in bot.Get<ITimelineStore>().ReadAllAsync(Ct))
        {
            Assert.Null(TimelineChain.FaultOf(entry, sequence, hash));
            (sequence, hash) = (entry.Sequence, entry.Hash);
        }

        return sequence > 0;
    }
}
