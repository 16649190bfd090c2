using System.Net;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Conversations;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>Attack case 21: the same click again, and clicks at the same time. Whatever comes, a remediation runs at most once.</summary>
[AttackCase(21)]
public sealed class RepeatedClickTests
{
    private static readonly string[] Platforms = ["slack", "teams"];

    private static async Task RanOnceAsync(AttackedBot bot, Remediation remediation)
    {
        await bot.UntilAsync(remediation, RemediationStatus.Succeeded);
        Assert.Equal(1, bot.Host.Action.Runs[remediation.Id.Value]);
        Assert.Single((await bot.NowAsync(remediation)).Approvals);
        Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.Approved));
        Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.Started));
        await bot.HoldsEverywhereAsync();
    }

    /// <summary>The very same bytes: what somebody who read the traffic would send, and what a platform sends that heard no answer.</summary>
    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task TheSameDeliveryAgainDoesNothingMore(string platform)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (side, remediation) = (bot.Side(platform), await bot.ProposeAsync());
        var delivery = side.Press(ChatPress.Approve("ana", remediation));
        var again = delivery with { Headers = new Dictionary<string, string>(delivery.Headers) { ["x-slack-retry-num"] = "1", ["x-slack-retry-reason"] = "http_timeout" } };

        Assert.Equal(HttpStatusCode.OK, await side.DeliverAsync(delivery));
        Assert.Equal(HttpStatusCode.OK, await side.DeliverAsync(again));
        await RanOnceAsync(bot, remediation);
        Assert.Equal(HttpStatusCode.OK, await side.DeliverAsync(delivery));
        await side.SettledAsync();

        await RanOnceAsync(bot, remediation);
        Assert.Empty(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.ApprovalRefused));
    }

    /// <summary>A new press of the old button, which the platform gives a new id.</summary>
    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task AnOldButtonPressedAgainDoesNothingMore(string platform)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (side, remediation) = (bot.Side(platform), await bot.ProposeAsync());
        await side.PressAsync(ChatPress.Approve("ana", remediation));
        await RanOnceAsync(bot, remediation);

        await side.PressAsync(ChatPress.Approve("ana", remediation));
        await side.PressAsync(ChatPress.Approve("ben", remediation));

        await RanOnceAsync(bot, remediation);
        bot.RefusedAlone(side, "ana", "approved it already");
        bot.RefusedAlone(side, "ben", "decided before");
        Assert.Equal(2, (await bot.TimelineAsync(remediation.Incident, TimelineVerbs.ApprovalRefused)).Count);
    }

    /// <summary>Two presses, one impatient finger.</summary>
    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task ADoubleClickRunsOnce(string platform)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (side, remediation) = (bot.Side(platform), await bot.ProposeAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => side.DeliverAsync(side.Press(ChatPress.Approve("ana", remediation)))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a));
        await side.SettledAsync();
        await RanOnceAsync(bot, remediation);
    }

    [Fact]
    public async Task TwoApproversWhoRaceOnTwoPlatformsRunItOnce()
    {
        await using var bot = await AttackedBot.StartAsync();
        for (var number = 0; number < 10; number++)
        {
            var remediation = await bot.ProposeAsync(number);
            var (ana, ben) = (bot.Slack.Press(ChatPress.Approve("ana", remediation)), bot.Teams.Press(ChatPress.Approve("ben", remediation)));
            await Task.WhenAll(bot.Slack.DeliverAsync(ana), bot.Teams.DeliverAsync(ben), bot.Slack.DeliverAsync(ana), bot.Teams.DeliverAsync(ben));
            await bot.Slack.SettledAsync();
            await RanOnceAsync(bot, remediation);
        }
    }

    [Fact]
    public async Task WhatIsDecidedOnOnePlatformOffersNoButtonOnTheOther()
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync();
        await bot.Slack.PressAsync(ChatPress.Approve("ana", remediation));
        await RanOnceAsync(bot, remediation);
        foreach (var side in Platforms.Select(bot.Side))
        {
            await ChatHost.WaitAsync(
                () => Task.FromResult(!side.Public.SelectMany(ChatSide.Texts).Any(t => t.Text is "approve" or "approve:none" or "approve:confirm")),
                $"the button to go on {side.Name}");
        }
    }
}
