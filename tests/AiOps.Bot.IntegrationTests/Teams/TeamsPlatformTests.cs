using System.Diagnostics;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests;

namespace AiOps.Bot.IntegrationTests.Teams;

public sealed class TeamsPlatformTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static async Task<TeamsBot> KnownAsync(params (string, string)[] settings)
    {
        var bot = await TeamsBot.StartAsync(null, settings);
        await bot.DeliverAsync(bot.Deliveries.Installation("add", personal: false));
        return bot;
    }

    private static OutgoingReply Reply(ReplyVisibility visibility, string user = "ana") => new()
    {
        Id = "rep-1",
        Conversation = TeamsBot.Channel with { Thread = "1001" },
        To = new(TeamsBot.Identity(user), user, ChatStanding.Member, null),
        Visibility = visibility,
        Reply = new("3 lines", [new ReplyLines(["one"])]),
        Message = "1002",
        CreatedAt = Some.Noon,
        ExpiresAt = Some.Noon.AddHours(1),
    };

    [Fact]
    public async Task ACardIsPostedAndEditedInPlace()
    {
        await using var bot = await KnownAsync();
        var posted = await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled);
        Assert.Equal(SendStatus.Sent, posted.Status);
        var edited = await bot.Platform.EditAsync(TeamsBot.Channel, posted.Message!, TeamsBot.Card() with { Headline = "Resolved by Ana" }, Cancelled);
        Assert.Equal((SendStatus.Sent, posted.Message), (edited.Status, edited.Message));
        var message = Assert.Single(bot.Connector.Sent);
        Assert.Equal((TeamsDeliveries.Channel, 1), (message.Conversation, message.Edits));
        Assert.Contains("Resolved by Ana", message.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoMayDecideFetchesTheirViewByThemselves()
    {
        await using var bot = await KnownAsync();
        await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled);
        Assert.Equal(["29:ana"], bot.Connector.Sent[0].Card!["refresh"]!["userIds"]!.AsArray().Select(u => (string)u!));
        Assert.DoesNotContain("\"approve\"", bot.Connector.Sent[0].Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InPersonTheCardHasItsButtonsAtOnce()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.DeliverAsync(bot.Deliveries.Message("hello"));
        await bot.Platform.PostAsync(new("teams", TeamsDouble.Tenant, "a:personal-ana"), "key", TeamsBot.Card(), Cancelled);
        Assert.Contains("\"approve\"", bot.Connector.Sent[0].Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherChannelOfAKnownTenantCanBeWrittenTo()
    {
        await using var bot = await KnownAsync();
        Assert.Equal(SendStatus.Sent, (await bot.Platform.PostAsync(TeamsBot.Channel with { Id = "19:second@thread.tacv2" }, "key", TeamsBot.Card(), Cancelled)).Status);
    }

    [Fact]
    public async Task WhereTheBotWasNeverSeenItWaitsToBeAdded()
    {
        await using var bot = await TeamsBot.StartAsync();
        var result = await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled);
        Assert.Equal(SendStatus.Later, result.Status);
        Assert.Contains("add the app", result.Reason, StringComparison.Ordinal);
        Assert.Equal(0, bot.Connector.TokensIssued);
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(404, "ConversationNotFound")]
    public async Task AConversationThatIsGoneIsGone(int status, string code)
    {
        await using var bot = await KnownAsync();
        bot.Connector.Gone[TeamsDeliveries.Channel] = (status, code);
        var result = await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled);
        Assert.Equal(SendStatus.Gone, result.Status);
        Assert.Contains(code, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMessageThatIsGoneIsGone()
    {
        await using var bot = await KnownAsync();
        Assert.Equal(SendStatus.Gone, (await bot.Platform.EditAsync(TeamsBot.Channel, "9999", TeamsBot.Card(), Cancelled)).Status);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task WhatTeamsWantsTriedAgainIsTriedAgain(int status)
    {
        await using var bot = await KnownAsync();
        await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled);
        bot.Connector.FailNext(status, times: 2);
        Assert.Equal(SendStatus.Sent, (await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled)).Status);
        Assert.Equal(2, bot.Connector.Sent.Count);
    }

    [Fact]
    public async Task TheConnectorsOwnPauseIsKept()
    {
        await using var bot = await KnownAsync();
        await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled);
        bot.Connector.FailNext(429, TimeSpan.FromSeconds(1));
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(SendStatus.Sent, (await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled)).Status);
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.95));
        bot.Connector.FailNext(429, TimeSpan.FromSeconds(90));
        var result = await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled);
        Assert.Equal((SendStatus.Later, TimeSpan.FromSeconds(90)), (result.Status, result.After));
    }

    [Fact]
    public async Task AConnectorThatIsDownIsForLater()
    {
        await using var bot = await KnownAsync();
        bot.Connector.FailNext(503, times: 20);
        Assert.Equal(SendStatus.Later, (await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled)).Status);
        await bot.Connector.DisposeAsync();
        Assert.Equal(SendStatus.Later, (await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled)).Status);
    }

    [Fact]
    public async Task ABurstKeepsTeamsLimits()
    {
        await using var bot = await KnownAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 14).Select(_ => bot.Platform.ReplyAsync(Reply(ReplyVisibility.InPlace), Cancelled)));
        Assert.All(results, r => Assert.True(r.Status is SendStatus.Sent or SendStatus.Later, r.Reason));
        Assert.DoesNotContain(results, r => r.Reason.Contains("429", StringComparison.Ordinal));
        Assert.InRange(bot.Connector.Sent.Count, 8, 14);
        Assert.All(results.Where(r => r.Status == SendStatus.Later), r => Assert.True(r.After > TimeSpan.Zero));
    }

    [Fact]
    public async Task OneTokenServesManyCallsAndIsFetchedAnewWhereItIsNotTakenAnyMore()
    {
        await using var bot = await KnownAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled)));
        Assert.Equal(1, bot.Connector.TokensIssued);
        bot.Connector.RevokeTokens();
        Assert.Equal(SendStatus.Sent, (await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled)).Status);
        Assert.Equal(2, bot.Connector.TokensIssued);
    }

    [Fact]
    public async Task AWrongSecretIsForAnOperatorAndNeverShown()
    {
        await using var bot = await KnownAsync(("Chat:Teams:AppSecret", "wrong-secret"));
        var result = await bot.Platform.PostAsync(TeamsBot.Channel, "key", TeamsBot.Card(), Cancelled);
        Assert.Equal(SendStatus.Refused, result.Status);
        Assert.Contains("invalid_client", result.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACardThatIsTooLargeAfterAllIsSentSmall()
    {
        await using var bot = await KnownAsync();
        var large = TeamsBot.Card() with { RuledOut = [.. Enumerable.Repeat(new Core.Cards.CardRuledOut(new string('x', 290), new string('y', 290)), 10)] };
        bot.Connector.Limit = 8_000;
        Assert.Equal(SendStatus.Sent, (await bot.Platform.PostAsync(TeamsBot.Channel, "key", large, Cancelled)).Status);
        Assert.Contains("the rest is in the console", bot.Connector.Sent[0].Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerGoesWhereItWasAsked()
    {
        await using var bot = await KnownAsync();
        await bot.Platform.ReplyAsync(Reply(ReplyVisibility.InPlace), Cancelled);
        Assert.Equal(TeamsDeliveries.Channel + ";messageid=1001", bot.Connector.Sent[0].Conversation);
    }

    [Fact]
    public async Task WhatIsForOnePersonGoesToThatPerson()
    {
        await using var bot = await KnownAsync();
        await bot.DeliverAsync(bot.Deliveries.Message("hello", personal: false));
        bot.Connector.Installed.Add("29:ana");
        await bot.Platform.ReplyAsync(Reply(ReplyVisibility.Private), Cancelled);
        Assert.Equal("a:personal-29:ana", Assert.Single(bot.Connector.Sent).Conversation);
    }

    [Fact]
    public async Task WhoCannotBeReachedAloneIsToldSoWithoutTheAnswer()
    {
        await using var bot = await KnownAsync();
        await bot.DeliverAsync(bot.Deliveries.Message("hello", personal: false));
        await bot.Platform.ReplyAsync(Reply(ReplyVisibility.Private), Cancelled);
        var sent = Assert.Single(bot.Connector.Sent);
        Assert.Equal(TeamsDeliveries.Channel + ";messageid=1001", sent.Conversation);
        Assert.DoesNotContain("3 lines", sent.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnesOwnPageIsAMessageForThoseWhoAsk()
    {
        await using var bot = await TeamsBot.StartAsync();
        var view = new HomeView([new(new("inc-1"), "High: one")], [], [], ["status"]);
        await bot.DeliverAsync(bot.Deliveries.Message("hello"));
        Assert.Equal(SendStatus.Gone, (await bot.Platform.ShowHomeAsync(TeamsBot.Identity("ana"), view, Cancelled)).Status);
        await bot.DeliverAsync(bot.Deliveries.Message("Home"));
        Assert.IsType<HomeVisit>(bot.Desk.Accepted[^1].Intent);
        Assert.Equal(SendStatus.Sent, (await bot.Platform.ShowHomeAsync(TeamsBot.Identity("ana"), view, Cancelled)).Status);
        Assert.Contains("Waiting for your approval: 1", Assert.Single(bot.Connector.Sent).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMemberIsLookedUpAndRememberedForLessThanAMinute()
    {
        await using var bot = await TeamsBot.StartAsync();
        Assert.Equal(ChatStanding.Unknown, await bot.Platform.LookUpAsync(TeamsBot.Identity("ana"), Cancelled));
        await bot.DeliverAsync(bot.Deliveries.Message("hello"));
        Assert.Equal(ChatStanding.Member, await bot.Platform.LookUpAsync(TeamsBot.Identity("ana"), Cancelled));
        var calls = bot.Connector.Calls;
        await bot.Platform.LookUpAsync(TeamsBot.Identity("ana"), Cancelled);
        Assert.Equal(calls, bot.Connector.Calls);
    }
}
