using System.Net;
using System.Text.Json;
using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Aws;
using AiOps.Bot.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.EndToEnd;

/// <summary>What was approved is not what is there any more: it does not run, and it is said why.</summary>
public sealed class RefusalTests
{
    private const string Bastion = "sg-07f3a2b1c0d9e8f76";
    private const string Revoke = "RevokeSecurityGroupIngress";

    private static readonly IngressRule Offending = new("tcp", 22, 22, "0.0.0.0/0");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AFixOfAGroupThatGotAnotherRuleIsRefusedWithTheReason()
    {
        await using var bot = await RunningBot.StartAsync(("Sandbox:Speed", "4"));
        var proposal = (await Proposal.OfferedAsync(bot)).Remediation(Proposal.ClosePort, "Proposed")!.Value;
        await FromOutsideAsync(bot.Sandbox, ec2 => ec2.AuthorizeSecurityGroupIngressAsync(Bastion, new("tcp", 22, 22, "192.0.2.0/24"), dryRun: false, Ct));

        await RefusedAtDispatchAsync(bot, proposal, RemediationStatus.Superseded, "the resource changed since the proposal");
        Assert.Equal(0, Attempts(bot.Sandbox));
    }

    [Fact]
    public async Task AFixThatSomebodyElseHasMadeIsRefusedWithTheReason()
    {
        await using var bot = await RunningBot.StartAsync(("Sandbox:Speed", "4"));
        var proposal = (await Proposal.OfferedAsync(bot)).Remediation(Proposal.ClosePort, "Proposed")!.Value;
        await FromOutsideAsync(bot.Sandbox, ec2 => ec2.RevokeSecurityGroupIngressAsync(Bastion, Offending, dryRun: false, Ct));

        await RefusedAtDispatchAsync(bot, proposal, RemediationStatus.Superseded, "it is closed already");
        Assert.Equal(1, Attempts(bot.Sandbox));
    }

    [Fact]
    public async Task AFixWhoseStoredContentWasTamperedWithIsRefusedWithTheReason()
    {
        await using var bot = await RunningBot.StartAsync(("Sandbox:Speed", "4"));
        var proposal = (await Proposal.OfferedAsync(bot)).Remediation(Proposal.ClosePort, "Proposed")!.Value;
        var store = bot.Get<IRemediationStore>();
        var stored = (await store.GetAsync(new RemediationId(proposal.Text("id")), Ct))!;
        var other = stored.Request with { Parameters = stored.Request.Parameters.SetItem("securityGroup", "sg-0c1d2e3f4a5b60718") };
        Assert.True(await store.SaveAsync(new() { Remediations = [stored with { Request = other }] }, Ct));

        await RefusedAtDispatchAsync(bot, proposal, RemediationStatus.Failed, "its content is not what was approved");
        Assert.Equal(0, Attempts(bot.Sandbox));
    }

    [Fact]
    public async Task AnApprovalOfAnotherDigestLeavesTheProposalAsItIs()
    {
        await using var bot = await RunningBot.StartAsync(("Sandbox:Speed", "4"));
        var proposal = (await Proposal.OfferedAsync(bot)).Remediation(Proposal.ClosePort, "Proposed")!.Value;
        using var answer = await bot.DecideAsync(proposal.Text("id"), "approve", new string('0', 64));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("not what is proposed now", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var after = await bot.IncidentAsync(proposal.Text("incident"));
        Assert.Equal("Proposed", after.Remediations().Single(r => r.Text("id") == proposal.Text("id")).Text("status"));
        Assert.Contains("not what is proposed now", Said(after, TimelineVerbs.ApprovalRefused), StringComparison.Ordinal);
        Assert.DoesNotContain(TimelineVerbs.Approved, after.Verbs());
        Assert.Equal(0, Attempts(bot.Sandbox));
    }

    [Fact]
    public async Task AnApprovalThatComesTooLateIsRefusedWithTheReason()
    {
        await using var bot = await RunningBot.StartAsync(("Sandbox:Speed", "4"), ("Remediations:ProposalLifetime", "00:00:02"));
        var proposal = (await Proposal.OfferedAsync(bot)).Remediation(Proposal.ClosePort)!.Value;
        await Task.Delay(TimeSpan.FromSeconds(2.5), Ct);
        using var answer = await bot.DecideAsync(proposal.Text("id"), "approve", proposal.Text("digest"));

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Gone, HttpStatusCode.Conflict });
        Assert.Contains("xpired", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var after = await bot.IncidentAsync(proposal.Text("incident"));
        Assert.Contains("xpired", Said(after, TimelineVerbs.ApprovalRefused), StringComparison.Ordinal);
        Assert.DoesNotContain(TimelineVerbs.Started, after.Verbs());
        Assert.Equal(0, Attempts(bot.Sandbox));
    }

    /// <summary>The click is taken or refused; either way it does not run.</summary>
    private static async Task RefusedAtDispatchAsync(RunningBot bot, JsonElement proposal, RemediationStatus ends, string reason)
    {
        using var answer = await bot.DecideAsync(proposal.Text("id"), "approve", proposal.Text("digest"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var after = await Proposal.EndedAsync(bot, proposal.Text("id"), $"{ends}");
        var refused = after.Remediations().Single(r => r.Text("id") == proposal.Text("id"));
        Assert.Contains(reason, refused.Text("reason"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("execution").ValueKind);
        Assert.Contains(reason, Said(after, TimelineVerbs.DispatchRefused), StringComparison.Ordinal);
        Assert.DoesNotContain(TimelineVerbs.Started, after.Verbs());
    }

    private static string Said(JsonElement incident, string verb) =>
        string.Join('\n', incident.GetProperty("timeline").EnumerateArray().Where(t => t.Text("verb") == verb).Select(t => t.Text("detail")));

    /// <summary>Somebody else with rights on the account, over its own wire.</summary>
    private static async Task FromOutsideAsync(SandboxAccount sandbox, Func<Ec2Writes, Task> change)
    {
        await using var outside = AccountClients.Of(sandbox);
        await change(outside.GetRequiredService<AwsActionAccount>().Ec2);
    }

    /// <summary>Every call that was meant, refused ones too.</summary>
    private static int Attempts(SandboxAccount sandbox)
    {
        lock (sandbox.World.Gate)
        {
            return sandbox.World.Trail.Entries.Count(e => e.EventName == Revoke && e.AccessKeyId == sandbox.AccessKeyId && !e.Record.ToString().Contains("DryRunOperation", StringComparison.Ordinal));
        }
    }
}
