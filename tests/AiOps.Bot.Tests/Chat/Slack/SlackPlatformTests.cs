using System.Net;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Chat.Slack;

public sealed class SlackPlatformTests : IDisposable
{
    private static readonly ConversationRef Channel = new("slack", SlackDeliveries.Team, "C01GEN");

    private readonly SlackParts _parts = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _parts.Dispose();

    private Task<SendResult> PostAsync(Card? card = null) => _parts.Platform.PostAsync(Channel, "inc-1:C01GEN", card ?? SomeCards.Named("hostile-incident"), Token);

    private static OutgoingReply Reply(ReplyVisibility visibility, ConversationRef? conversation = null, string handle = "https://hooks.slack.com/x") => new()
    {
        Id = "rep-1",
        Conversation = conversation ?? Channel,
        To = new(new(Platform: "slack", "T01TEST/U01ALICE"), "alice", ChatStanding.Member, null),
        Visibility = visibility,
        Reply = ChatReply.Of("you are not in group sre; ask @bob"),
        Message = "1.5",
        Handle = handle,
        CreatedAt = Some.Noon,
        ExpiresAt = Some.Noon.AddHours(1),
    };

    [Fact]
    public async Task APostCarriesItsKeyAndAsksSlackToFetchLinkAndLookUpNothing()
    {
        Assert.Equal(SendResult.Sent("1.000001"), await PostAsync());
        var sent = _parts.Slack.BodyOf("chat.postMessage");
        Assert.Equal("inc-1:C01GEN", (string?)sent["metadata"]!["event_payload"]!["key"]);
        Assert.Equal(("none", false, false, false), ((string?)sent["parse"], (bool)sent["link_names"]!, (bool)sent["unfurl_links"]!, (bool)sent["unfurl_media"]!));
        Assert.False(string.IsNullOrEmpty((string?)sent["text"]));
        Assert.DoesNotContain("<!channel>", sent.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("xoxb-test", _parts.Slack.Calls[^1].Token);
    }

    [Fact]
    public async Task AMessageThatWasPostedBeforeACrashIsFoundAndEdited()
    {
        _parts.Slack.Answer = (method, _) => StubSlack.Json(method == "conversations.history"
            ? """{"ok":true,"messages":[{"ts":"7.1","metadata":{"event_type":"aiops_incident","event_payload":{"key":"inc-1:C01GEN"}}}]}"""
            : """{"ok":true,"ts":"7.1"}""");
        Assert.Equal(SendResult.Sent("7.1"), await PostAsync());
        Assert.DoesNotContain(_parts.Slack.Calls, c => c.Method == "chat.postMessage");
        Assert.Equal("7.1", (string?)_parts.Slack.BodyOf("chat.update")["ts"]);
    }

    [Fact]
    public async Task ADoubtfulPostIsNotRepeatedButLookedForNextTime()
    {
        _parts.Slack.Answer = (method, _) => method == "chat.postMessage" ? new(HttpStatusCode.BadGateway) : StubSlack.Json("""{"ok":true,"messages":[]}""");
        Assert.Equal(SendStatus.Later, (await PostAsync()).Status);
        Assert.Single(_parts.Slack.Calls, c => c.Method == "chat.postMessage");
        await PostAsync();
        Assert.Equal(2, _parts.Slack.Calls.Count(c => c.Method == "conversations.history"));
    }

    [Fact]
    public async Task TheSamePostingTwiceIsOneMessage()
    {
        await PostAsync();
        await PostAsync();
        Assert.Single(_parts.Slack.Calls, c => c.Method == "chat.postMessage");
        Assert.Equal("1.000001", (string?)_parts.Slack.BodyOf("chat.update")["ts"]);
    }

    [Fact]
    public async Task AServerWithoutThumbsGetsPlainButtons()
    {
        _parts.Slack.Answer = (_, body) => body.Contains("feedback_buttons", StringComparison.Ordinal) ? StubSlack.Error("invalid_blocks") : StubSlack.Json("""{"ok":true,"ts":"1.1"}""");
        var reply = Reply(ReplyVisibility.InPlace) with { Reply = new("14 failed logins", [new ReplyNote("in the last hour")], Rateable: true) };
        Assert.Equal(SendStatus.Sent, (await _parts.Platform.ReplyAsync(reply, Token)).Status);
        Assert.Contains("rate-up", _parts.Slack.Calls[^1].Body, StringComparison.Ordinal);
        Assert.Contains("in the last hour", _parts.Slack.Calls[^1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channel_not_found", SendStatus.Gone)]
    [InlineData("is_archived", SendStatus.Gone)]
    [InlineData("not_in_channel", SendStatus.Gone)]
    [InlineData("invalid_auth", SendStatus.Refused)]
    [InlineData("token_revoked", SendStatus.Refused)]
    [InlineData("account_inactive", SendStatus.Refused)]
    [InlineData("missing_scope", SendStatus.Refused)]
    [InlineData("something_new", SendStatus.Refused)]
    [InlineData("fatal_error", SendStatus.Later)]
    public async Task SlacksErrorsSayWhatToDo(string error, SendStatus status)
    {
        _parts.Slack.Answer = (method, _) => method == "conversations.history" ? StubSlack.Json("""{"ok":true,"messages":[]}""") : StubSlack.Error(error);
        var result = await PostAsync();
        Assert.Equal(status, result.Status);
        Assert.NotEmpty(result.Reason);
        Assert.DoesNotContain("xoxb", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACardThatSlackDoesNotTakeIsSentOnceMoreInItsSmallestForm()
    {
        var tries = 0;
        _parts.Slack.Answer = (method, _) => method == "chat.postMessage" && tries++ == 0 ? StubSlack.Error("msg_blocks_too_long") : StubSlack.Json("""{"ok":true,"ts":"1.1","messages":[]}""");
        Assert.Equal(SendStatus.Sent, (await PostAsync(SomeCards.Named("investigated-incident"))).Status);
        var posts = _parts.Slack.Calls.Where(c => c.Method == "chat.postMessage").ToList();
        Assert.Equal(2, posts.Count);
        Assert.True(posts[1].Body.Length < posts[0].Body.Length);
    }

    [Fact]
    public async Task ALongRetryAfterIsLeftToTheCaller()
    {
        _parts.Slack.Answer = (method, _) => method == "chat.postMessage"
            ? new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(30)) } }
            : StubSlack.Json("""{"ok":true,"messages":[]}""");
        Assert.Equal((SendStatus.Later, TimeSpan.FromSeconds(30)), (await PostAsync()) is var result ? (result.Status, result.After) : default);
        var again = await PostAsync();
        Assert.Equal(SendStatus.Later, again.Status);
        Assert.Single(_parts.Slack.Calls, c => c.Method == "chat.postMessage");
    }

    [Fact]
    public async Task AChannelGetsAboutOneMessageASecond()
    {
        Task<SendResult> Next(int i) => _parts.Platform.PostAsync(Channel, $"inc-{i}", SomeCards.Named("new-incident"), Token);
        await Next(1);
        await Next(2);
        var third = Next(3);
        Assert.False(third.IsCompleted);
        ((FakeTime)_parts.Time).Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SendStatus.Sent, (await third).Status);
    }

    [Fact]
    public async Task ARefusalIsShownToTheClickerAlone()
    {
        await _parts.Platform.ReplyAsync(Reply(ReplyVisibility.Private), Token);
        var sent = _parts.Slack.BodyOf("chat.postEphemeral");
        Assert.Equal(("C01GEN", "U01ALICE"), ((string?)sent["channel"], (string?)sent["user"]));
        Assert.DoesNotContain(_parts.Slack.Calls, c => c.Method == "chat.postMessage");
    }

    [Fact]
    public async Task WhereTheBotIsNotInTheChannelTheResponseAddressIsUsed()
    {
        _parts.Slack.Answer = (method, _) => method == "x" ? StubSlack.Json("ok") : StubSlack.Error("not_in_channel");
        Assert.Equal(SendStatus.Sent, (await _parts.Platform.ReplyAsync(Reply(ReplyVisibility.Private), Token)).Status);
        Assert.Equal("ephemeral", (string?)JsonNode.Parse(_parts.Slack.Calls[^1].Body)!["response_type"]);
    }

    [Fact]
    public async Task AnAnswerHangsOnTheQuestionAndADirectChatHasNoThreads()
    {
        await _parts.Platform.ReplyAsync(Reply(ReplyVisibility.InPlace), Token);
        Assert.Equal("1.5", (string?)_parts.Slack.BodyOf("chat.postMessage")["thread_ts"]);
        await _parts.Platform.ReplyAsync(Reply(ReplyVisibility.Private, Channel with { Id = "D01" }), Token);
        Assert.Null(_parts.Slack.BodyOf("chat.postMessage")["thread_ts"]);
    }

    [Theory]
    [InlineData("""{"deleted":true}""", ChatStanding.Deactivated)]
    [InlineData("""{"is_bot":true}""", ChatStanding.Bot)]
    [InlineData("""{"is_restricted":true}""", ChatStanding.Guest)]
    [InlineData("""{"is_ultra_restricted":true}""", ChatStanding.Guest)]
    [InlineData("""{"is_stranger":true}""", ChatStanding.Outsider)]
    [InlineData("""{"team_id":"T0OTHER"}""", ChatStanding.Outsider)]
    [InlineData("""{"team_id":"T01TEST"}""", ChatStanding.Member)]
    public async Task StandingIsWhatSlackSaysNow(string user, ChatStanding standing)
    {
        _parts.Slack.Answer = (_, _) => StubSlack.Json($$"""{"ok":true,"user":{{user}}}""");
        Assert.Equal(standing, await _parts.Platform.LookUpAsync(new VerifiedIdentity("slack", "T01TEST/U1"), Token));
        Assert.Equal(ChatStanding.Outsider, await _parts.Platform.LookUpAsync(new VerifiedIdentity("slack", "T0OTHER/U1"), Token));
    }

    [Fact]
    public async Task NobodyIsJudgedByAGuessAndNothingOldIsRemembered()
    {
        _parts.Slack.Answer = (_, _) => StubSlack.Error("user_not_found");
        Assert.Equal(ChatStanding.Unknown, await _parts.Platform.LookUpAsync(new("slack", "T01TEST/U1"), Token));
        _parts.Slack.Answer = (_, _) => StubSlack.Json("""{"ok":true,"user":{"team_id":"T01TEST"}}""");
        Assert.Equal(ChatStanding.Member, await _parts.Platform.LookUpAsync(new("slack", "T01TEST/U1"), Token));
        _parts.Slack.Answer = (_, _) => StubSlack.Json("""{"ok":true,"user":{"deleted":true}}""");
        ((FakeTime)_parts.Time).Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(ChatStanding.Deactivated, await _parts.Platform.LookUpAsync(new("slack", "T01TEST/U1"), Token));
    }

    [Fact]
    public async Task AChartIsUploadedOnceAndShownByItsFile()
    {
        using var parts = new SlackParts(paint: _ => [1, 2, 3]);
        parts.Slack.Answer = (method, _) => StubSlack.Json(method == "files.getUploadURLExternal"
            ? """{"ok":true,"upload_url":"https://files.slack.com/upload/1","file_id":"F1"}"""
            : """{"ok":true,"ts":"1.1","messages":[]}""");
        var card = SomeCards.Named("investigated-incident") with { Chart = new("errors a minute", "errors rise", [new(Some.Noon, 1, 0, 2, true)]) };
        await parts.Platform.PostAsync(Channel, "k", card, Token);
        await parts.Platform.EditAsync(Channel, "1.1", card, Token);
        Assert.Single(parts.Slack.Calls, c => c.Method == "files.getUploadURLExternal");
        Assert.Contains("\"slack_file\":{\"id\":\"F1\"}", parts.Slack.Calls[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACardGoesOutWithoutAPictureThatSlackDoesNotTakeAndAsksAgainMuchLater()
    {
        using var parts = new SlackParts(paint: _ => [1, 2, 3]);
        parts.Slack.Answer = (method, _) => method == "files.getUploadURLExternal" ? StubSlack.Error("missing_scope") : StubSlack.Json("""{"ok":true,"ts":"1.1","messages":[]}""");
        var card = SomeCards.Named("investigated-incident") with { Chart = new("errors a minute", "errors rise", [new(Some.Noon, 1, 0, 2, true)]) };
        Assert.Equal(SendStatus.Sent, (await parts.Platform.PostAsync(Channel, "k", card, Token)).Status);
        await parts.Platform.EditAsync(Channel, "1.1", card, Token);
        Assert.Single(parts.Slack.Calls, c => c.Method == "files.getUploadURLExternal");
        ((FakeTime)parts.Time).Advance(TimeSpan.FromMinutes(6));
        await parts.Platform.EditAsync(Channel, "1.1", card, Token);
        Assert.Equal(2, parts.Slack.Calls.Count(c => c.Method == "files.getUploadURLExternal"));
    }

    [Fact]
    public async Task WhereSlackTakesNoUploadItFetchesThePictureFromUs()
    {
        using var parts = new SlackParts(paint: _ => [1, 2, 3], pictures: new OneLink());
        parts.Slack.Answer = (method, _) => method == "files.getUploadURLExternal" ? StubSlack.Error("missing_scope") : StubSlack.Json("""{"ok":true,"ts":"1.1","messages":[]}""");
        var card = SomeCards.Named("investigated-incident") with { Chart = new("errors a minute", "errors rise", [new(Some.Noon, 1, 0, 2, true)]) };
        await parts.Platform.PostAsync(Channel, "k", card, Token);
        var blocks = parts.Slack.BodyOf("chat.postMessage")["blocks"]!.AsArray();
        var image = blocks.Single(b => (string?)b!["type"] == "image")!;
        Assert.Equal((OneLink.Address, "errors rise"), ((string?)image["image_url"], (string?)image["alt_text"]));
        Assert.Empty(SlackBlockRules.FaultsOfMessage(blocks, blocks.ToJsonString().Length));
    }

    [Fact]
    public async Task APictureThatSlackIsNotReadyToShowCostsNothingButThePicture()
    {
        using var parts = new SlackParts(paint: _ => [1, 2, 3]);
        parts.Slack.Answer = (method, body) => method == "files.getUploadURLExternal"
            ? StubSlack.Json("""{"ok":true,"upload_url":"https://files.slack.com/upload/1","file_id":"F1"}""")
            : body.Contains("slack_file", StringComparison.Ordinal) ? StubSlack.Error("invalid_blocks") : StubSlack.Json("""{"ok":true,"ts":"1.1","messages":[]}""");
        var card = SomeCards.Named("investigated-incident");
        await parts.Platform.PostAsync(Channel, "k", card with { Chart = new("errors a minute", "errors rise", [new(Some.Noon, 1, 0, 2, true)]) }, Token);
        Assert.True(parts.Slack.BodyOf("chat.postMessage")["blocks"]!.AsArray().Count > 5);
    }

    [Fact]
    public async Task AHomeIsPublishedForItsUser()
    {
        await _parts.Platform.ShowHomeAsync(new("slack", "T01TEST/U01ALICE"), new([new(new("inc-1"), "x")], [], [], ["help"]), Token);
        Assert.Equal("U01ALICE", (string?)_parts.Slack.BodyOf("views.publish")["user_id"]);
    }
}
