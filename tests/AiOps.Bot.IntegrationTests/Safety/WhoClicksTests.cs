using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>Attack cases 19 and 20: who clicks.</summary>
[AttackCase(19)]
[AttackCase(20)]
public sealed class WhoClicksTests
{
    public static TheoryData<string, string, ChatStanding, string> Strangers()
    {
        var cases = new TheoryData<string, string, ChatStanding, string>();
        foreach (var platform in new[] { "slack", "teams" })
        {
            cases.Add(platform, "eve", ChatStanding.Member, "belongs to nobody in the directory");
            cases.Add(platform, "gus", ChatStanding.Guest, "guests may neither read nor decide here");
            cases.Add(platform, "out", ChatStanding.Outsider, "you come from another workspace or tenant");
            cases.Add(platform, "left", ChatStanding.Deactivated, "your account is deactivated");
        }

        return cases;
    }

    /// <summary>All but Eve are in the directory and entitled: their standing alone stops them.</summary>
    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task WhoeverMayNotDecideIsRefusedAloneAndNoted(string platform, string user, ChatStanding standing, string why)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (side, remediation) = (bot.Side(platform), await bot.ProposeAsync());
        side.Join(user, standing);

        await side.PressAsync(ChatPress.Approve(user, remediation));

        bot.RefusedAlone(side, user, why);
        await bot.NothingHappenedAsync(remediation);
        await bot.HoldsEverywhereAsync();
        var noted = Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.Refused));
        Assert.Equal($"{side.IdentityOf(user).Subject} ({platform})", noted.Actor);
        Assert.Contains("pressed Approve", noted.Detail, StringComparison.Ordinal);
    }

    /// <summary>The payload says that they come from elsewhere; whoever is Ana here is nobody there.</summary>
    [Theory]
    [InlineData("slack", "T0OTHER")]
    [InlineData("teams", "another-tenant")]
    public async Task ANamesakeOfAnotherWorkspaceOrTenantIsRefused(string platform, string from)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (side, remediation) = (bot.Side(platform), await bot.ProposeAsync());

        await side.PressAsync(ChatPress.Approve("ana", remediation) with { From = from });

        await bot.NothingHappenedAsync(remediation);
        await bot.HoldsEverywhereAsync();
        bot.RefusedAlone(side, "ana", "you come from another workspace or tenant");
        Assert.StartsWith(from + "/", Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.Refused)).Actor, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task WhoeverAskedForADestructiveActionDoesNotApproveIt(string platform)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (side, remediation) = (bot.Side(platform), await bot.ProposeAsync(with: r => r with { Tier = ActionTier.Destructive, RequestedBy = "ana" }));

        await side.PressAsync(ChatPress.Approve("ana", remediation));

        await bot.NothingHappenedAsync(remediation);
        Assert.Empty((await bot.NowAsync(remediation)).Approvals);
        bot.RefusedAlone(side, "ana", "you asked for it");
        await bot.HoldsEverywhereAsync();
        Assert.Contains("you asked for it", Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.ApprovalRefused)).Detail, StringComparison.Ordinal);
    }

    /// <summary>Twice on one platform, and once on each: the accounts belong to one person.</summary>
    [Theory]
    [InlineData("slack", "slack")]
    [InlineData("teams", "teams")]
    [InlineData("slack", "teams")]
    [InlineData("teams", "slack")]
    public async Task OnePersonCountsOnceWhateverAccountsTheyUse(string first, string second)
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync(with: r => r with { Tier = ActionTier.Destructive });

        await bot.Side(first).PressAsync(ChatPress.Approve("ana", remediation));
        await bot.Side(second).PressAsync(ChatPress.Approve("ana", remediation));

        await bot.NothingHappenedAsync(remediation);
        Assert.Equal("ana", Assert.Single((await bot.NowAsync(remediation)).Approvals).PersonId);
        await bot.HoldsEverywhereAsync();
        Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.Approved));
        Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.ApprovalRefused));

        // And a second person does make it two, so it was not refused for another reason.
        await bot.Side(second).PressAsync(ChatPress.Approve("ben", remediation));
        await bot.UntilAsync(remediation, RemediationStatus.Succeeded);
        Assert.Equal(1, bot.Host.Action.Runs[remediation.Id.Value]);
    }
}
