using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Chat.Slack;

public sealed class SlackIntakeTests : IDisposable
{
    private const string Approve = "inc-1|rem-1|abc";

    private readonly SlackParts _parts = new(card: SomeCards.Named("investigated-incident"), threads: ("C01GEN", "1.5"));

    public void Dispose() => _parts.Dispose();

    private ChatRequest Only => Assert.Single(_parts.Desk.Requests);

    [Fact]
    public async Task AClickIsStoredWithWhoWhereAndWhat()
    {
        var answer = await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("approve:none", Approve)));
        Assert.Equal((200, ""), (answer.Status, answer.Body));
        Assert.Equal(new ButtonPress(CardButtonKind.Approve, new("inc-1"), new("rem-1"), "abc", ""), Only.Intent);
        Assert.Equal(new("slack", "T01TEST/U01ALICE"), Only.User.Identity);
        Assert.Equal(ChatStanding.Unknown, Only.User.Standing);
        Assert.Equal(new ConversationRef("slack", "T01TEST", "C01GEN"), Only.Conversation);
        Assert.Equal("1795252099.000002", Only.Message);
        Assert.Equal("https://hooks.slack.com/actions/T/1/2", Only.Handle);
    }

    [Fact]
    public async Task TheSameClickDeliveredTwiceIsStoredOnceAndASecondClickIsANewOne()
    {
        var body = SlackDeliveries.Form(SlackDeliveries.Click("approve:none", Approve));
        await _parts.ReceiveAsync(SlackIntake.Interactions, body);
        Assert.Equal(200, (await _parts.ReceiveAsync(SlackIntake.Interactions, body)).Status);
        Assert.Single(_parts.Desk.Requests);
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("approve:none", Approve, at: "1795252103.1")));
        Assert.Equal(2, _parts.Desk.Requests.Count);
    }

    [Fact]
    public async Task AUserOfAnotherWorkspaceIsAnOutsider()
    {
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("approve:none", Approve, userTeam: "T0OTHER")));
        Assert.Equal((new("slack", "T0OTHER/U01ALICE"), ChatStanding.Outsider), (Only.User.Identity, Only.User.Standing));
    }

    [Fact]
    public async Task AnOptionOfTheMenuIsAButtonToo()
    {
        var click = SlackDeliveries.Click("more", "");
        click["actions"] = new JsonArray(new JsonObject { ["type"] = "overflow", ["action_id"] = "more", ["action_ts"] = "1.1", ["selected_option"] = new JsonObject { ["value"] = "dry-run:none|inc-1|rem-1|abc" } });
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(click));
        Assert.Equal(CardButtonKind.DryRun, Assert.IsType<ButtonPress>(Only.Intent).Button);
    }

    [Fact]
    public async Task AButtonWithAFormOpensItAndStoresNothing()
    {
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("reject:reason", Approve)));
        Assert.Empty(_parts.Desk.Requests);
        var view = _parts.Slack.BodyOf("views.open");
        Assert.Equal("1.2.3", (string?)view["trigger_id"]);
        Assert.Empty(SlackBlockRules.FaultsOfView(view["view"]!.AsObject()));
        Assert.Contains("Close port 22", view.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFilledFormIsTheButtonsPress()
    {
        var button = new SlackButton(CardButtonKind.Reject, CardForm.Reason, new("inc-1"), new("rem-1"), "abc");
        var metadata = new SlackFormContext(button.Option, "C01GEN", "1.5", "1.4").ToJson();
        var answer = await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Submission("form", metadata, "too risky")));
        Assert.Equal((200, ""), (answer.Status, answer.Body));
        Assert.Equal(new ButtonPress(CardButtonKind.Reject, new("inc-1"), new("rem-1"), "abc", "too risky"), Only.Intent);
        Assert.Equal(("1.5", "1.4"), (Only.Message, Only.Conversation.Thread));
    }

    [Fact]
    public async Task AnExpiredTriggerIsToldToTheUserAlone()
    {
        _parts.Slack.Answer = (method, _) => method == "views.open" ? StubSlack.Error("expired_trigger_id") : StubSlack.Json("""{"ok":true}""");
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("reject:reason", Approve)));
        var told = _parts.Slack.BodyOf("https://hooks.slack.com/actions/T/1/2");
        Assert.Equal("ephemeral", (string?)told["response_type"]);
        Assert.Contains("click again", (string?)told["text"], StringComparison.Ordinal);
        Assert.Empty(_parts.Desk.Requests);
    }

    [Fact]
    public async Task AResponseAddressInsideOurNetworkIsNotCalled()
    {
        _parts.Slack.Answer = (_, _) => StubSlack.Error("expired_trigger_id");
        var click = SlackDeliveries.Click("reject:reason", Approve);
        click["response_url"] = "http://169.254.169.254/latest/meta-data";
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(click));
        Assert.DoesNotContain(_parts.Slack.Calls, c => c.Method.Contains("169.254", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AMentionIsAnUtteranceWithoutTheMention()
    {
        await _parts.ReceiveAsync(SlackIntake.Events, SlackDeliveries.Event("Ev1", SlackDeliveries.Said("app_mention", "<@U0BOT> assign <@U02BOB> in <#C1|prod> see <https://x.example|this> &amp; that")));
        Assert.Equal(new Utterance("assign @slack:T01TEST/U02BOB in #prod see this & that"), Only.Intent);
        Assert.Equal("1795252099.000001", Only.Message);
    }

    [Fact]
    public async Task AMentionDeliveredAsMessageTooIsHeardOnce()
    {
        await _parts.ReceiveAsync(SlackIntake.Events, SlackDeliveries.Event("Ev1", SlackDeliveries.Said("message", "<@U0BOT> status")));
        await _parts.ReceiveAsync(SlackIntake.Events, SlackDeliveries.Event("Ev2", SlackDeliveries.Said("app_mention", "<@U0BOT> status")));
        await _parts.ReceiveAsync(SlackIntake.Events, SlackDeliveries.Event("Ev2", SlackDeliveries.Said("app_mention", "<@U0BOT> status")));
        Assert.Equal(new Utterance("status"), Only.Intent);
    }

    [Theory]
    [InlineData("1.5", "U01ALICE", 1)]
    [InlineData("1.6", SlackDeliveries.Bot, 1)]
    [InlineData("1.6", "U01ALICE", 0)]
    public async Task RepliesAreHeardInOurThreadsOnly(string thread, string parent, int heard)
    {
        var said = SlackDeliveries.Said("message", "why?");
        said["thread_ts"] = thread;
        said["parent_user_id"] = parent;
        await _parts.ReceiveAsync(SlackIntake.Events, SlackDeliveries.Event("Ev1", said));
        Assert.Equal(heard, _parts.Desk.Requests.Count);
    }

    [Theory]
    [InlineData("bot_id", "B1")]
    [InlineData("subtype", "message_changed")]
    [InlineData("subtype", "bot_message")]
    [InlineData("user", SlackDeliveries.Bot)]
    public async Task BotsEditsAndOurOwnMessagesAreNotHeard(string field, string value)
    {
        var said = SlackDeliveries.Said("message", "hello");
        said["channel_type"] = "im";
        said[field] = value;
        Assert.Equal(200, (await _parts.ReceiveAsync(SlackIntake.Events, SlackDeliveries.Event("Ev1", said))).Status);
        Assert.Empty(_parts.Desk.Requests);
    }

    [Fact]
    public async Task ADirectMessageACommandAndAHomeVisitAreHeard()
    {
        var said = SlackDeliveries.Said("message", "help");
        said["channel_type"] = "im";
        await _parts.ReceiveAsync(SlackIntake.Events, SlackDeliveries.Event("Ev1", said));
        await _parts.ReceiveAsync(SlackIntake.Commands, SlackDeliveries.Command("what changed"));
        await _parts.ReceiveAsync(SlackIntake.Events, SlackDeliveries.Event("Ev3", new() { ["type"] = "app_home_opened", ["user"] = "U01ALICE", ["channel"] = "D1", ["tab"] = "home" }));
        await _parts.ReceiveAsync(SlackIntake.Events, SlackDeliveries.Event("Ev4", new() { ["type"] = "app_home_opened", ["user"] = "U01ALICE", ["channel"] = "D1", ["tab"] = "messages" }));
        Assert.Equal(3, _parts.Desk.Requests.Count);
        Assert.Contains(_parts.Desk.Requests, r => r.Intent == new Utterance("what changed") && r.Handle.EndsWith("/commands/1", StringComparison.Ordinal));
        Assert.Contains(_parts.Desk.Requests, r => r.Intent is HomeVisit);
    }

    [Fact]
    public async Task AnAuthorFromASharedChannelIsAnOutsider()
    {
        var said = SlackDeliveries.Said("app_mention", "<@U0BOT> status");
        said["user_team"] = "T0OTHER";
        await _parts.ReceiveAsync(SlackIntake.Events, SlackDeliveries.Event("Ev1", said, shared: true));
        Assert.Equal(ChatStanding.Outsider, Only.User.Standing);
    }

    [Fact]
    public async Task AnAnswerIsRated()
    {
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("rate", "-rep-7")));
        Assert.Equal(new AnswerRating("rep-7", Helpful: false), Only.Intent);
    }

    [Fact]
    public async Task TheShortcutAsksAboutAMessageAndTheFormsQuestionQuotesIt()
    {
        var shortcut = SlackDeliveries.Click("", "");
        shortcut["type"] = "message_action";
        shortcut["callback_id"] = "ask_about_log";
        shortcut["message"] = new JsonObject { ["ts"] = "1.5", ["text"] = "ERROR &lt;disk full&gt; " + string.Concat(Enumerable.Repeat("😀\"\\", 500)) };
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(shortcut));
        var view = _parts.Slack.BodyOf("views.open")["view"]!.AsObject();
        Assert.Empty(SlackBlockRules.FaultsOfView(view));
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Submission("ask-form", (string)view["private_metadata"]!, "since when?")));
        var heard = Assert.IsType<Utterance>(Only.Intent);
        Assert.Equal("since when?", heard.Text);
        Assert.StartsWith("ERROR <disk full>", heard.Quoted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAddressCheckIsAnsweredOnlyAfterItsSignature()
    {
        const string Body = """{"type":"url_verification","token":"t","challenge":"c-1"}""";
        Assert.Equal("c-1", (await _parts.ReceiveAsync(SlackIntake.Events, Body)).Body);
        var forged = await _parts.Intake.ReceiveAsync(SlackDeliveries.Signed(SlackIntake.Events, Body, Some.Noon, "another-secret-0000"), TestContext.Current.CancellationToken);
        Assert.Equal((401, "bad-signature"), (forged.Status, forged.Refusal));
        Assert.DoesNotContain("c-1", forged.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api_app_id", "A0OTHER")]
    [InlineData("team_id", "T0OTHER")]
    public async Task AnotherAppsOrWorkspacesRequestIsRefused(string field, string value)
    {
        var body = JsonNode.Parse(SlackDeliveries.Event("Ev1", SlackDeliveries.Said("app_mention", "status")))!;
        body[field] = value;
        var answer = await _parts.ReceiveAsync(SlackIntake.Events, body.ToJsonString());
        Assert.Equal((401, "wrong-app"), (answer.Status, answer.Refusal));
        Assert.Empty(_parts.Desk.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("payload=%7B")]
    [InlineData("{\"type\":\"event_callback\",\"api_app_id\":\"A01APP\",\"team_id\":\"T01TEST\"}")]
    [InlineData("{\"type\":\"event_callback\",\"api_app_id\":\"A01APP\",\"team_id\":\"T01TEST\",\"event\":{\"type\":\"app_mention\",\"user\":\"U1\",\"channel\":\"../etc\",\"ts\":\"1\"}}")]
    [InlineData("{\"type\":\"event_callback\",\"api_app_id\":\"A01APP\",\"team_id\":\"T01TEST\",\"event\":{\"type\":\"app_mention\",\"user\":\"U1\",\"text\":\"\\ud800\",\"channel\":\"C1\",\"ts\":\"1\"}}")]
    public async Task GarbageWithAGoodSignatureIsMalformed(string body)
    {
        var answer = await _parts.ReceiveAsync(SlackIntake.Events, body);
        Assert.Equal((400, "malformed"), (answer.Status, answer.Refusal));
    }

    [Fact]
    public async Task DeepNestingIsMalformedAndALargeBodyIsTooLarge()
    {
        Assert.Equal(400, (await _parts.ReceiveAsync(SlackIntake.Events, new string('[', 5_000))).Status);
        Assert.Equal(413, (await _parts.ReceiveAsync(SlackIntake.Events, new string(' ', _parts.Intake.MaxBodyBytes + 1))).Status);
    }

    [Fact]
    public async Task AStaleRequestIsRefused()
    {
        var old = SlackDeliveries.Signed(SlackIntake.Commands, SlackDeliveries.Command("approve everything"), Some.Noon.AddMinutes(-6));
        Assert.Equal("stale", (await _parts.Intake.ReceiveAsync(old, TestContext.Current.CancellationToken)).Refusal);
        Assert.Empty(_parts.Desk.Requests);
    }

    [Fact]
    public async Task ATamperedButtonIsOnlyEverIds()
    {
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("approve:none", "inc-1|rem-1|abc|$(rm -rf /)")));
        await _parts.ReceiveAsync(SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("run:none", Approve)));
        Assert.Empty(_parts.Desk.Requests);
    }
}
