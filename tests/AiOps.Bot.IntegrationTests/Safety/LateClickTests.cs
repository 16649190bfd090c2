using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Conversations;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>Attack cases 23 and 24: what was clicked is not what holds any more, or never was.</summary>
[AttackCase(23)]
[AttackCase(24)]
public sealed class LateClickTests
{
    private static async Task RefusedAsync(AttackedBot bot, ChatSide side, Remediation remediation, (RemediationStatus Status, string Why) expected)
    {
        await side.PressAsync(ChatPress.Approve("ana", remediation));
        bot.RefusedAlone(side, "ana", expected.Why);
        await bot.NothingHappenedAsync(remediation, expected.Status);
        await bot.HoldsEverywhereAsync();
        Assert.Contains(expected.Why, Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.ApprovalRefused)).Detail, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task SetAsync(AttackedBot bot, Remediation remediation, RemediationStatus status, string? by = null) =>
        Assert.True(await bot.Host.Get<IRemediationStore>().SaveAsync(new() { Remediations = [await bot.NowAsync(remediation) with { Status = status, RejectedBy = by }] }, ChatHost.Ct));

    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task AnApprovalAfterTheExpiryIsRefused(string platform)
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync(with: r => r with { ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeMilliseconds()) });
        await ChatHost.WaitAsync(() => Task.FromResult(DateTimeOffset.UtcNow > remediation.ExpiresAt), "the expiry");
        var (side, status) = (bot.Side(platform), (await bot.NowAsync(remediation)).Status);

        await side.PressAsync(ChatPress.Approve("ana", remediation));

        Assert.Contains(status, new[] { RemediationStatus.Proposed, RemediationStatus.Expired });
        await bot.NothingHappenedAsync(remediation, (await bot.NowAsync(remediation)).Status);
        Assert.Empty((await bot.NowAsync(remediation)).Approvals);
        bot.RefusedAlone(side, "ana", "Not done");

        // The card that all see says so too, in time.
        Assert.Contains(side.HeardAlone("ana"), h => h.Contains("expired", StringComparison.OrdinalIgnoreCase));
        await bot.HoldsEverywhereAsync();
        Assert.Contains("xpired", Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.ApprovalRefused)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slack", "teams")]
    [InlineData("teams", "slack")]
    public async Task AnApprovalAfterADenialOnTheOtherPlatformIsRefused(string approves, string denies)
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync();
        await bot.Side(denies).PressAsync(ChatPress.Approve("ben", remediation) with { Verb = "reject" });
        Assert.Equal(RemediationStatus.Rejected, (await bot.NowAsync(remediation)).Status);

        await RefusedAsync(bot, bot.Side(approves), remediation, (RemediationStatus.Rejected, "rejected by Ben"));
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task AnApprovalOfWhatWasSupersededIsRefused(string platform)
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync();
        await SetAsync(bot, remediation, RemediationStatus.Superseded);

        await RefusedAsync(bot, bot.Side(platform), remediation, (RemediationStatus.Superseded, "Superseded"));
    }

    public static TheoryData<string, string, RemediationStatus, string> BetweenClickAndRun()
    {
        var cases = new TheoryData<string, string, RemediationStatus, string>();
        foreach (var platform in new[] { "slack", "teams" })
        {
            cases.Add(platform, "entitlement", RemediationStatus.Failed, "is not entitled any more");
            cases.Add(platform, "directory", RemediationStatus.Failed, "not in the directory any more");
            cases.Add(platform, "resource", RemediationStatus.Superseded, "the resource changed since the proposal");
        }

        return cases;
    }

    /// <summary>The click was right; what it rested on is gone when it is to run.</summary>
    [Theory]
    [MemberData(nameof(BetweenClickAndRun))]
    public async Task WhatChangesBetweenClickAndRunStopsTheRun(string platform, string what, RemediationStatus ends, string why)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (side, remediation) = (bot.Side(platform), await bot.ProposeAsync());
        bot.Host.Action.Looking = () => Change(bot, what);

        await side.PressAsync(ChatPress.Approve("ana", remediation));
        await bot.UntilAsync(remediation, ends);

        await bot.NothingHappenedAsync(remediation, ends);
        Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.Approved));
        Assert.Contains(why, Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.DispatchRefused)).Detail, StringComparison.Ordinal);
        Assert.Empty(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.Started));
        await ChatHost.WaitAsync(
            () => Task.FromResult(new ChatSide[] { bot.Slack, bot.Teams }.All(s => s.Public.SelectMany(ChatSide.Texts).Any(t => t.Text.Contains(why, StringComparison.Ordinal)))), "both channels to say why");
        await bot.HoldsEverywhereAsync();
    }

    private static void Change(AttackedBot bot, string what)
    {
        var roster = bot.People.Now;
        switch (what)
        {
            case "entitlement":
                bot.People.Replace(roster with { People = [.. roster.People.Select(p => p.Id == "ana" ? p with { MayApproveUpTo = ActionTier.Observe } : p)] });
                break;
            case "directory":
                bot.People.Replace(roster with { People = roster.People.RemoveAll(p => p.Id == "ana") });
                break;
            default:
                bot.Host.Action.State = "off";
                break;
        }
    }

    public static TheoryData<string, string, string> Tampered()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var platform in new[] { "slack", "teams" })
        {
            cases.Add(platform, "inc-1|rem-2|{digest-1}", "does not belong to this incident");
            cases.Add(platform, "inc-2|rem-1|{digest-1}", "does not belong to this incident");
            cases.Add(platform, "inc-2|rem-2|{digest-1}", "not what is proposed now");
            cases.Add(platform, "inc-1|rem-1|{digest-2}", "not what is proposed now");
            cases.Add(platform, "inc-1|rem-1|", "not what is proposed now");
            cases.Add(platform, "inc-1|rem-1|0000000000000000000000000000000000000000000000000000000000000000", "not what is proposed now");
            cases.Add(platform, "inc-1||{digest-1}", "does not belong to this incident");
            cases.Add(platform, "inc-1|rem-1' or '1'='1|{digest-1}", "does not belong to this incident");
            cases.Add(platform, "inc-9|rem-1|{digest-1}", "there is no incident");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Tampered))]
    public async Task ATamperedButtonApprovesNothing(string platform, string value, string why)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (one, two, side) = (await bot.ProposeAsync(1), await bot.ProposeAsync(2), bot.Side(platform));

        await side.PressAsync(new("ana", "approve", value.Replace("{digest-1}", one.Digest, StringComparison.Ordinal).Replace("{digest-2}", two.Digest, StringComparison.Ordinal)));

        bot.RefusedAlone(side, "ana", why);
        await bot.NothingHappenedAsync(one);
        await bot.NothingHappenedAsync(two);
        await bot.HoldsEverywhereAsync();
        Assert.Equal(why == "there is no incident" ? 0 : 1, await RefusalsAsync(bot, one.Incident) + await RefusalsAsync(bot, two.Incident));
        foreach (var incident in new[] { one.Incident, two.Incident })
        {
            Assert.Empty(await bot.TimelineAsync(incident, TimelineVerbs.Approved));
        }
    }

    private static async Task<int> RefusalsAsync(AttackedBot bot, IncidentId incident) =>
        (await bot.TimelineAsync(incident, TimelineVerbs.Refused)).Count + (await bot.TimelineAsync(incident, TimelineVerbs.ApprovalRefused)).Count;

    /// <summary>What nobody of ours wrote is no button: no verb, no form, no command gets in this way.</summary>
    [Theory]
    [InlineData("slack", "run-command", "inc-1|rem-1|x")]
    [InlineData("teams", "run-command", "inc-1|rem-1|x")]
    [InlineData("slack", "approve", "{\"incident\":\"inc-1\",\"calls\":[\"ec2:TerminateInstances\"]}")]
    [InlineData("teams", "approve", "{\"incident\":\"inc-1\",\"calls\":[\"ec2:TerminateInstances\"]}")]
    [InlineData("slack", "approve", "inc-1|rem-1|x|ec2:TerminateInstances")]
    [InlineData("teams", "approve", "inc-1|rem-1|x|ec2:TerminateInstances")]
    public async Task WhatIsNoButtonOfOursDoesNothing(string platform, string verb, string value)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (side, remediation) = (bot.Side(platform), await bot.ProposeAsync());

        await side.DeliverAsync(side.Press(new("ana", verb, value)));
        await side.SettledAsync();

        await bot.NothingHappenedAsync(remediation);
        Assert.Empty(await bot.TimelineAsync(new IncidentId("inc-1"), TimelineVerbs.Approved));
        await bot.HoldsEverywhereAsync();
    }
}
