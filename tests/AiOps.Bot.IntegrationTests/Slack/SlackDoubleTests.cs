using System.Diagnostics;
using System.Text;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>The adapter against a Slack that is as strict as the real one.</summary>
public sealed class SlackDoubleTests : IAsyncLifetime
{
    private static readonly ConversationRef Channel = new("slack", SlackDeliveries.Team, "C01GEN");

    private SlackDouble _slack = null!;
    private SlackBot _bot = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackDouble.StartAsync();
        _bot = await SlackBot.StartAsync(_slack);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _slack.DisposeAsync();
    }

    private static Card Card(string header = "nightly-report stopped") => new()
    {
        Incident = new("inc-1"),
        Severity = Severity.High,
        Status = IncidentStatus.Triggered,
        Header = header,
        Headline = "Investigating",
        Facts = [new("Where", "<!channel> ```")],
        Buttons = [new(CardButtonKind.Acknowledge, "Acknowledge"), new(CardButtonKind.Details, "Details")],
    };

    private Task<SendResult> PostAsync(string key = "inc-1:C01GEN") => _bot.Platform.PostAsync(Channel, key, Card(), Token);

    [Fact]
    public async Task ACardIsPostedAndEditedInPlace()
    {
        var posted = await PostAsync();
        Assert.Equal(SendStatus.Sent, posted.Status);
        Assert.Equal(SendStatus.Sent, (await _bot.Platform.EditAsync(Channel, posted.Message!, Card("now resolved"), Token)).Status);
        var message = Assert.Single(_slack.Messages).Value;
        Assert.Contains("now resolved", message.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("inc-1:C01GEN", (string?)message["metadata"]!["event_payload"]!["key"]);
    }

    [Fact]
    public async Task AnAnswerThatWasLostOnTheWayLeadsToOneMessage()
    {
        _slack.LostAnswers["chat.postMessage"] = 1;
        Assert.Equal(SendStatus.Later, (await PostAsync()).Status);
        Assert.Equal(SendStatus.Sent, (await PostAsync()).Status);
        Assert.Single(_slack.Messages);
    }

    [Fact]
    public async Task AfterACrashTheMessageIsFoundByItsKey()
    {
        await PostAsync();
        await using var restarted = await SlackBot.StartAsync(_slack);
        Assert.Equal(SendStatus.Sent, (await restarted.Platform.PostAsync(Channel, "inc-1:C01GEN", Card("after the crash"), Token)).Status);
        Assert.Contains("after the crash", Assert.Single(_slack.Messages).Value.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AShortOutageOfEditsIsRiddenOut()
    {
        var posted = await PostAsync();
        _slack.Outages["chat.update"] = new([502, 503]);
        Assert.Equal(SendStatus.Sent, (await _bot.Platform.EditAsync(Channel, posted.Message!, Card("x"), Token)).Status);
    }

    [Fact]
    public async Task TheBotKeepsToSlacksPaceByItself()
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(SendStatus.Sent, (await PostAsync($"inc-{i}")).Status);
        }

        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(2.5), watch.Elapsed.ToString());
        Assert.Equal(0, _slack.RateRefusals);
    }

    [Fact]
    public async Task ATooFastCallIsMadeAgainWhenSlackSays()
    {
        var posted = await PostAsync();
        _slack.PerMinute = 1;
        _slack.RetryAfter = TimeSpan.FromSeconds(90);
        await _bot.Platform.EditAsync(Channel, posted.Message!, Card("a"), Token);
        var refused = await _bot.Platform.EditAsync(Channel, posted.Message!, Card("b"), Token);
        Assert.Equal((SendStatus.Later, TimeSpan.FromSeconds(90)), (refused.Status, refused.After));
    }

    [Theory]
    [InlineData("is_archived")]
    [InlineData("channel_not_found")]
    public async Task ADeletedOrArchivedChannelIsGivenUp(string fault)
    {
        _slack.BadChannels["C01GEN"] = fault;
        Assert.Equal(SendStatus.Gone, (await PostAsync()).Status);
    }

    [Fact]
    public async Task ADeletedMessageIsGone() => Assert.Equal(SendStatus.Gone, (await _bot.Platform.EditAsync(Channel, "1.1", Card(), Token)).Status);

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    public async Task ARevokedTokenIsForAnOperator(string fault)
    {
        _slack.TokenFault = fault;
        var result = await PostAsync();
        Assert.Equal(SendStatus.Refused, result.Status);
        Assert.Contains("install", result.Reason, StringComparison.Ordinal);
        Assert.Equal(ChatStanding.Unknown, await _bot.Platform.LookUpAsync(new("slack", $"{SlackDeliveries.Team}/U1"), Token));
    }

    [Fact]
    public async Task AMissingScopeIsNamed()
    {
        _slack.Scopes.Remove("chat:write");
        Assert.Contains("manifests/slack", (await PostAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeliveryThatIsSentAgainIsStoredOnce()
    {
        using var delivering = new SlackDelivering(_bot.Address);
        var body = SlackDeliveries.Event("Ev1", SlackDeliveries.Said("app_mention", "<@U0BOT> status"));
        var attempts = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => delivering.SendAsync(SlackIntake.Events, Encoding.UTF8.GetBytes(body), SlackDeliveries.Secret, n)));
        Assert.All(attempts, a => Assert.Equal(200, a.Status));
        Assert.Single(_bot.Desk.Requests);
    }

    [Fact]
    public async Task ADeliveryIsAcknowledgedAtTheFirstAttempt()
    {
        using var delivering = new SlackDelivering(_bot.Address);
        Assert.Equal((200, "", 1), await delivering.DeliverAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("approve:none", "inc-1|rem-1|abc"))));
        Assert.Equal((200, "c-1", 1), await delivering.DeliverAsync(SlackIntake.Events, """{"type":"url_verification","challenge":"c-1"}"""));
    }

    [Fact]
    public async Task UnsignedForgedAndOversizedRequestsStoreNothing()
    {
        using var delivering = new SlackDelivering(_bot.Address);
        var body = Encoding.UTF8.GetBytes(SlackDeliveries.Command("approve"));
        Assert.Equal(401, (await delivering.SendAsync(SlackIntake.Commands, body, null)).Status);
        Assert.Equal(401, (await delivering.SendAsync(SlackIntake.Commands, body, "some-other-secret-2")).Status);
        Assert.Equal(413, (await delivering.SendAsync(SlackIntake.Commands, new byte[1_048_577], SlackDeliveries.Secret)).Status);
        Assert.Equal(0, _bot.Desk.Offered);
    }

    [Fact]
    public async Task AFormOpensWithinItsTriggersLife()
    {
        using var delivering = new SlackDelivering(_bot.Address);
        var click = SlackDeliveries.Click("reject:reason", "inc-1|rem-1|abc");
        click["trigger_id"] = _slack.NewTrigger();
        await delivering.DeliverAsync(SlackIntake.Interactions, SlackDeliveries.Form(click));
        Assert.Equal("form", (string?)Assert.Single(_slack.Views)["callback_id"]);
    }

    [Fact]
    public async Task AnExpiredTriggerTellsTheUserToClickAgain()
    {
        using var delivering = new SlackDelivering(_bot.Address);
        var click = SlackDeliveries.Click("reject:reason", "inc-1|rem-1|abc");
        click["trigger_id"] = _slack.NewTrigger(TimeSpan.FromSeconds(4));
        click["response_url"] = _slack.NewHook();
        Assert.Equal(200, (await delivering.DeliverAsync(SlackIntake.Interactions, SlackDeliveries.Form(click))).Status);
        Assert.Contains("click again", (string?)Assert.Single(_slack.HookPosts)["text"], StringComparison.Ordinal);
        Assert.Empty(_slack.Views);
        Assert.Equal(0, _bot.Desk.Offered);
    }

    [Fact]
    public async Task GuestsStrangersAndDeactivatedUsersAreKnownAsSuch()
    {
        _slack.Users["U1"] = new() { ["team_id"] = SlackDeliveries.Team, ["deleted"] = true };
        _slack.Users["U2"] = new() { ["team_id"] = SlackDeliveries.Team, ["is_ultra_restricted"] = true };
        _slack.Users["U3"] = new() { ["team_id"] = SlackDeliveries.Team };
        ChatStanding[] standings = [ChatStanding.Deactivated, ChatStanding.Guest, ChatStanding.Member];
        for (var i = 0; i < standings.Length; i++)
        {
            Assert.Equal(standings[i], await _bot.Platform.LookUpAsync(new("slack", $"{SlackDeliveries.Team}/U{i + 1}"), Token));
        }
    }
}
