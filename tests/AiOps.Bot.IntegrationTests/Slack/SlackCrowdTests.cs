using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>Many people click at once, while Slack answers about a hundred questions a minute.</summary>
public sealed class SlackCrowdTests
{
    private const int Speed = 30;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<SlackDouble> SlackAsync(int users)
    {
        var slack = await SlackDouble.StartAsync(TimeSpan.FromMinutes(1) / Speed);
        slack.PerMinute = 100;
        for (var i = 0; i < users; i++)
        {
            slack.Users[$"U{i}"] = new() { ["team_id"] = SlackDeliveries.Team, ["tz"] = "Europe/Berlin" };
        }

        return slack;
    }

    [Fact]
    public async Task TwoHundredPeopleWhoClickAtOnceAreAllKnown()
    {
        await using var slack = await SlackAsync(200);
        slack.RetryAfter = TimeSpan.FromSeconds(20);
        await using var bot = await SlackBot.StartAsync(slack, new FastTime(Speed));
        var standings = await Task.WhenAll(Enumerable.Range(0, 600).Select(i => bot.Platform.LookUpAsync(new("slack", $"{SlackDeliveries.Team}/U{i % 200}"), Token)));
        Assert.All(standings, s => Assert.Equal(ChatStanding.Member, s));
        Assert.Equal(200, slack.Calls.Where(c => c.Method == "users.info").Select(c => (string?)c.Arguments["user"]).Distinct().Count());
        Assert.InRange(slack.Calls.Count(c => c.Method == "users.info"), 200, 320);
    }

    [Fact]
    public async Task WhatSlackAsksToWaitIsWaited()
    {
        await using var slack = await SlackAsync(2);
        slack.RetryAfter = TimeSpan.FromSeconds(30);
        slack.PerMinute = 1;
        await using var bot = await SlackBot.StartAsync(slack, new FastTime(Speed));
        var standings = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => bot.Platform.LookUpAsync(new("slack", $"{SlackDeliveries.Team}/U{i}"), Token)));
        Assert.All(standings, s => Assert.Equal(ChatStanding.Member, s));
    }

    [Fact]
    public async Task NobodyIsLetInWhereSlackGoesOnRefusing()
    {
        await using var slack = await SlackAsync(1);
        slack.PerMinute = 0;
        slack.RetryAfter = TimeSpan.FromSeconds(20);
        await using var bot = await SlackBot.StartAsync(slack, new FastTime(Speed));
        Assert.Equal(ChatStanding.Unknown, await bot.Platform.LookUpAsync(new("slack", $"{SlackDeliveries.Team}/U0"), Token));
    }

    [Fact]
    public async Task TheUsersZoneComesWithTheSameAnswer()
    {
        await using var slack = await SlackAsync(1);
        await using var bot = await SlackBot.StartAsync(slack, new FastTime(Speed));
        await bot.Platform.LookUpAsync(new("slack", $"{SlackDeliveries.Team}/U0"), Token);
        Assert.Equal("Europe/Berlin", await bot.Platform.ZoneAsync(new("slack", $"{SlackDeliveries.Team}/U0"), Token));
        Assert.Single(slack.Calls, c => c.Method == "users.info");
    }
}
