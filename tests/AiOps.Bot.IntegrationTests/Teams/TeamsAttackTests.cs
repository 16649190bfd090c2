using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Attack cases 11, 12 and 19 on Teams, checked on what stands in the conversation and on what was decided. Case 22 is in <see cref="TeamsTokenTests"/>.</summary>
public sealed class TeamsAttackTests
{
    private const string Log =
        "<at>everyone</at> <!channel> @everyone [fix](https://evil.example/?q=AKIAIOSFODNN7EXAMPLE) ![i](https://evil.example/i.png) <a href='https://evil.example'>x</a> ``` {\"type\":\"AdaptiveCard\",\"version\":\"1.5\",\"body\":[]} \"}]} \u202Egnp";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static async Task<SentActivity> PostedAsync(Func<Card, Card> with)
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.DeliverAsync(bot.Deliveries.Installation("add", personal: false));
        Assert.Equal(SendStatus.Sent, (await bot.Platform.PostAsync(TeamsBot.Channel, "key", with(TeamsBot.Card()), Cancelled)).Status);
        return bot.Connector.Sent[0];
    }

    private static IEnumerable<(string Name, JsonObject Of)> Texts(JsonNode? node, string text) => node switch
    {
        JsonObject o => o.Where(p => p.Value is JsonValue v && v.TryGetValue<string>(out var s) && s.Contains(text, StringComparison.Ordinal)).Select(p => (p.Key, o)).Concat(o.SelectMany(p => Texts(p.Value, text))),
        JsonArray a => a.SelectMany(n => Texts(n, text)),
        _ => [],
    };

    [Fact]
    public async Task ALinkOfAModelIsTextAndNothingElse()
    {
        var sent = await PostedAsync(c => c with { Narrative = [new(Log, [new("E1")])], Headline = Log });
        var places = Texts(sent.Activity, "https://evil.example").ToList();
        Assert.NotEmpty(places);
        Assert.All(places, p => Assert.Equal(("text", "TextRun"), (p.Name, (string?)p.Of["type"])));
        Assert.DoesNotContain("Action.OpenUrl", sent.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALogLineNeitherPingsNorBreaksOut()
    {
        var sent = await PostedAsync(c => c with { Header = Log, Facts = [new(Log, Log)], CouldNotRead = [Log] });
        Assert.DoesNotContain("\"entities\"", sent.Json, StringComparison.Ordinal);
        Assert.Empty(Texts(sent.Activity, "<at"));
        Assert.Empty(Texts(sent.Activity, "\u202E"));
        Assert.Null(AdaptiveCardRules.Fault(sent.Card!));
    }

    [Fact]
    public async Task AnAnswerIsAsHarmlessAsACard()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.DeliverAsync(bot.Deliveries.Message("hello"));
        foreach (var reply in new[] { ChatReply.Of(Log), ChatReply.Of("see evil.example"), new ChatReply(Log, [new ReplyText(Log), new ReplyLines([Log]), new ReplyNote(Log)]) })
        {
            var request = bot.Desk.Accepted[0];
            await bot.Platform.ReplyAsync(
                new() { Id = "r", Conversation = request.Conversation, To = request.User, Visibility = ReplyVisibility.InPlace, Reply = reply, Handle = request.Handle, CreatedAt = Some.Noon, ExpiresAt = Some.Noon },
                Cancelled);
        }

        Assert.Equal(3, bot.Connector.Sent.Count);
        Assert.All(bot.Connector.Sent, s => Assert.Null(s.Activity["text"]));
        Assert.All(bot.Connector.Sent.SelectMany(s => Texts(s.Activity, "evil.example")), p => Assert.Contains((string?)p.Of["type"] ?? p.Name, (string[])["TextRun", "message", "AdaptiveCard"]));
        Assert.All(bot.Connector.Sent.SelectMany(s => Texts(s.Activity, "://").Where(t => t.Name != "$schema")), p => Assert.Equal("TextRun", (string?)p.Of["type"]));
    }

    [Theory]
    [InlineData("guest", ChatStanding.Guest)]
    [InlineData("outsider", ChatStanding.Outsider)]
    [InlineData("left", ChatStanding.Deactivated)]
    public async Task WhoeverIsNoMemberIsSeenAsWhatTheyAre(string who, ChatStanding standing)
    {
        await using var bot = await TeamsBot.StartAsync();
        var member = TeamsBot.Member("gus");
        member[who == "guest" ? "userRole" : "tenantId"] = who == "guest" ? "guest" : "another-tenant";
        if (who is "guest" or "outsider")
        {
            bot.Connector.Members["29:gus"] = member;
        }

        await bot.DeliverAsync(bot.Deliveries.Press("approve", new() { ["v"] = "inc-1|rem-1|abc" }, "gus"));
        var user = bot.Desk.Accepted[0].User;
        Assert.Equal((TeamsBot.Identity("gus"), ChatStanding.Unknown), (user.Identity, user.Standing));
        Assert.Equal(standing, await bot.Platform.LookUpAsync(user.Identity, Cancelled));
    }

    [Fact]
    public async Task AUserOfAnotherTenantIsAnOutsiderWithoutAsking()
    {
        await using var bot = await TeamsBot.StartAsync();
        var press = bot.Deliveries.Press("approve", new() { ["v"] = "inc-1|rem-1|abc" });
        press["channelData"]!["tenant"]!["id"] = "another-tenant";
        var answer = await bot.DeliverAsync(press);
        var user = Assert.Single(bot.Desk.Accepted).User;
        Assert.Equal((ChatStanding.Outsider, "another-tenant/obj-ana"), (user.Standing, user.Identity.Subject));
        Assert.DoesNotContain("\"approve\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyIsAMemberWhileTeamsDoesNotAnswer()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.DeliverAsync(bot.Deliveries.Message("hello"));
        bot.Connector.FailNext(503, times: 3);
        Assert.Equal(ChatStanding.Unknown, await bot.Platform.LookUpAsync(TeamsBot.Identity("ana"), Cancelled));
        Assert.Equal(ChatStanding.Member, await bot.Platform.LookUpAsync(TeamsBot.Identity("ana"), Cancelled));
    }
}
