using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.IntegrationTests.Teams;

public sealed class TeamsIntakeTests
{
    private static JsonObject Approve => new() { ["v"] = "inc-1|rem-1|" + TeamsBot.Card().Proposals[0].Digest };

    private static JsonNode Body(IntakeAnswer answer) => JsonNode.Parse(answer.Body)!;

    [Fact]
    public async Task WordsInPersonAreAnUtterance()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.DeliverAsync(bot.Deliveries.Message("what changed?"));
        var request = Assert.Single(bot.Desk.Accepted);
        Assert.Equal(new Utterance("what changed?"), request.Intent);
        Assert.Equal((TeamsBot.Identity("ana"), "Europe/Berlin", ChatStanding.Unknown), (request.User.Identity, request.User.Zone, request.User.Standing));
        Assert.Equal(("a:personal-ana", null, "act-1"), (request.Conversation.Id, request.Conversation.Thread, request.Message));
    }

    [Fact]
    public async Task AMentionInAChannelIsHeardInItsThread()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.DeliverAsync(bot.Deliveries.Message("why", personal: false));
        var request = Assert.Single(bot.Desk.Accepted);
        Assert.Equal(new Utterance("why"), request.Intent);
        Assert.Equal(new("teams", TeamsDouble.Tenant, TeamsDeliveries.Channel, "1001"), request.Conversation);
    }

    [Fact]
    public async Task WhatPeopleSayToEachOtherIsNotHeard()
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Deliveries.Message("why", personal: false);
        activity.Remove("entities");
        Assert.Equal(200, (await bot.DeliverAsync(activity)).Status);
        var program = bot.Deliveries.Message("approve it");
        program["from"]!["role"] = "bot";
        await bot.DeliverAsync(program);
        Assert.Empty(bot.Desk.Accepted);
    }

    [Fact]
    public async Task AMentionedPersonIsLookedUp()
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Deliveries.Message("assign inc-1 <at>Ben</at>", personal: false);
        activity["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = "29:ben", ["name"] = "Ben" }, ["text"] = "<at>Ben</at>" });
        await bot.DeliverAsync(activity);
        Assert.Equal(new Utterance($"assign inc-1 @teams:{TeamsDouble.Tenant}/obj-ben"), bot.Desk.Accepted[0].Intent);
    }

    [Fact]
    public async Task ASecondDeliveryIsTheSameRequest()
    {
        await using var bot = await TeamsBot.StartAsync();
        var (first, second) = (bot.Deliveries.Message("one"), bot.Deliveries.Message("two"));
        foreach (var activity in new[] { second, first, second, first, first })
        {
            Assert.Equal(200, (await bot.DeliverAsync(activity)).Status);
        }

        Assert.Equal([new Utterance("two"), new Utterance("one")], bot.Desk.Accepted.Select(a => a.Intent));
    }

    [Fact]
    public async Task APressIsDoneAtOnceAndAnsweredWithTheUsersCard()
    {
        await using var bot = await TeamsBot.StartAsync();
        var answer = await bot.DeliverAsync(bot.Deliveries.Press("approve", Approve));
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), ((int)Body(answer)["statusCode"]!, (string)Body(answer)["type"]!));
        Assert.Null(AdaptiveCardRules.Fault(Body(answer)["value"]!.AsObject()));
        var press = Assert.IsType<ButtonPress>(Assert.Single(bot.Desk.Accepted).Intent);
        Assert.Equal((CardButtonKind.Approve, "rem-1"), (press.Button, press.Remediation!.Value.Value));
        Assert.Equal(TimeSpan.FromMilliseconds(150), bot.Desk.GivenTime);
        Assert.Equal("1001", bot.Desk.Accepted[0].Message);
    }

    [Fact]
    public async Task ARefusalIsALineForTheUserAlone()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Desk.Answer = _ => new(ChatReply.Of("you are not in group payments-oncall; ask Ana"), ReplyVisibility.Private, new("inc-1"), true);
        var body = Body(await bot.DeliverAsync(bot.Deliveries.Press("approve", Approve, "ben")));
        Assert.Equal(("application/vnd.microsoft.activity.message", "you are not in group payments-oncall; ask Ana"), ((string)body["type"]!, (string)body["value"]!));
        Assert.Empty(bot.Connector.Sent);
    }

    [Fact]
    public async Task APressThatTakesLongIsSaidToGoOn()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Desk.Answer = _ => null;
        Assert.Contains("Your click was taken", (await bot.DeliverAsync(bot.Deliveries.Press("approve", Approve))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALongAnswerToAPressIsAMessageOfItsOwn()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Desk.Answer = _ => new(new ChatReply("Dry run: it would succeed", [new ReplyLines(["ec2 RevokeSecurityGroupIngress"])]), ReplyVisibility.InPlace, new("inc-1"), false);
        await bot.DeliverAsync(bot.Deliveries.Press("dry-run", Approve));
        Assert.Equal((ReplyVisibility.InPlace, "1001"), (Assert.Single(bot.Outbox.Added).Visibility, bot.Outbox.Added[0].Conversation.Thread));
    }

    [Fact]
    public async Task AMemberInTheDirectoryFetchesAViewWithButtonsAndNobodyElseDoes()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Members["29:gus"] = TeamsBot.Member("gus");
        bot.Connector.Members["29:gus"]["userRole"] = "guest";
        Assert.Contains("\"approve\"", await FetchAsync(bot, "ana"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"approve\"", await FetchAsync(bot, "ben"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"approve\"", await FetchAsync(bot, "gus"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"approve\"", await FetchAsync(bot, "nobody"), StringComparison.Ordinal);
        Assert.Empty(bot.Desk.Accepted);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"v":"inc-1"}""")]
    [InlineData("""{"v":"'; drop table remediations --"}""")]
    public async Task APressThatNoneOfOurCardsSendsIsNone(string data)
    {
        await using var bot = await TeamsBot.StartAsync();
        var body = Body(await bot.DeliverAsync(bot.Deliveries.Press("approve", JsonNode.Parse(data)!.AsObject())));
        Assert.Equal((400, "application/vnd.microsoft.error", "BadRequest"), ((int)body["statusCode"]!, (string)body["type"]!, (string)body["value"]!["code"]!));
        Assert.Empty(bot.Desk.Accepted);
    }

    [Fact]
    public async Task AFormWithoutItsTickDoesNothing()
    {
        await using var bot = await TeamsBot.StartAsync();
        var data = Approve;
        data["yes-approve-Confirm-rem-1"] = "false";
        Assert.Contains("Nothing was done", (await bot.DeliverAsync(bot.Deliveries.Press("approve", data))).Body, StringComparison.Ordinal);
        Assert.Empty(bot.Desk.Accepted);
    }

    [Fact]
    public async Task APressAsAMessageWorksToo()
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Deliveries.Message("");
        activity["value"] = new JsonObject { ["verb"] = "acknowledge", ["v"] = "inc-1||" };
        activity["replyToId"] = "1001";
        await bot.DeliverAsync(activity);
        Assert.Equal((CardButtonKind.Acknowledge, "1001"), (((ButtonPress)bot.Desk.Accepted[0].Intent).Button, bot.Desk.Accepted[0].Message));
    }

    [Fact]
    public async Task AMessageCanBeAskedAbout()
    {
        await using var bot = await TeamsBot.StartAsync();
        var fetch = bot.Deliveries.Activity("invoke", "ana", personal: false);
        fetch["name"] = "composeExtension/fetchTask";
        fetch["value"] = new JsonObject { ["commandId"] = "ask", ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>sshd[5]: Failed password for root</p>" } } };
        var card = Body(await bot.DeliverAsync(fetch))["task"]!["value"]!["card"]!["content"]!.AsObject();
        Assert.Null(AdaptiveCardRules.Fault(card));

        var submit = fetch.DeepClone().AsObject();
        (submit["id"], submit["name"]) = ("act-submit", "composeExtension/submitAction");
        submit["value"]!["data"] = new JsonObject { ["question"] = "how often?" };
        Assert.Equal("message", (string)Body(await bot.DeliverAsync(submit))["task"]!["type"]!);
        Assert.Equal(new Utterance("how often?", "sshd[5]: Failed password for root"), Assert.Single(bot.Desk.Accepted).Intent);
    }

    [Fact]
    public async Task AnAnswerIsRated()
    {
        await using var bot = await TeamsBot.StartAsync();
        var body = Body(await bot.DeliverAsync(bot.Deliveries.Press("helpful", new() { ["a"] = "rep-1" })));
        Assert.Equal("Noted, thank you.", (string)body["value"]!);
        Assert.Equal(new AnswerRating("rep-1", true), bot.Desk.Accepted[0].Intent);
    }

    [Fact]
    public async Task ConversationsAreRememberedAndForgotten()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.DeliverAsync(bot.Deliveries.Installation("add", personal: false));
        Assert.Equal(SendStatus.Sent, (await bot.Platform.PostAsync(TeamsBot.Channel, "k", TeamsBot.Card(), TestContext.Current.CancellationToken)).Status);
        await bot.DeliverAsync(bot.Deliveries.Installation("remove", personal: false));
        Assert.Equal(SendStatus.Later, (await bot.Platform.PostAsync(TeamsBot.Channel, "k", TeamsBot.Card(), TestContext.Current.CancellationToken)).Status);
        Assert.Empty(bot.Desk.Accepted);
    }

    [Fact]
    public async Task ABusyConversationIsNoBusyDatabase()
    {
        await using var bot = await TeamsBot.StartAsync();
        for (var i = 0; i < 50; i++)
        {
            await bot.DeliverAsync(bot.Deliveries.Message("hello " + i));
        }

        Assert.Equal(3, bot.Conversations.Writes);
    }

    [Theory]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    [InlineData("something-new")]
    public async Task WhatNeedsNoAnswerIsTaken(string type)
    {
        await using var bot = await TeamsBot.StartAsync();
        var answer = await bot.DeliverAsync(bot.Deliveries.Activity(type, "ana", personal: true));
        Assert.Equal((200, null), (answer.Status, answer.Refusal));
        Assert.Empty(bot.Desk.Accepted);
    }

    private static async Task<string> FetchAsync(TeamsBot bot, string user) =>
        (await bot.DeliverAsync(bot.Deliveries.Press("refresh", new() { ["v"] = "inc-1||" }, user))).Body;
}
