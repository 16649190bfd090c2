using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>Answers as streams, on a Slack that holds to the order and the limits of streams; and replies that must not come twice.</summary>
public sealed class SlackStreamTests : IAsyncLifetime
{
    private static readonly ConversationRef Thread = new("slack", SlackDeliveries.Team, "C01GEN", "1700000000.000100");

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

    private static OutgoingReply Answer(string id = "rep-1") => new()
    {
        Id = id,
        Conversation = Thread,
        To = new(new(Platform: "slack", $"{SlackDeliveries.Team}/U01ALICE"), "alice", ChatStanding.Member, null),
        Visibility = ReplyVisibility.InPlace,
        Reply = new("14 failed logins", [new ReplyText("The newest lines:"), new ReplyLines(["Failed password for root", "```<!channel>"]), new ReplyNote("Query: sshd")], Rateable: true),
        Message = "1700000000.000200",
        CreatedAt = DateTimeOffset.UtcNow,
        ExpiresAt = DateTimeOffset.UtcNow.AddHours(1),
    };

    private JsonObject Only() => Assert.Single(_slack.Messages).Value;

    private int Count(string method) => _slack.Calls.Count(c => c.Method == method);

    [Fact]
    public async Task AnAnswerIsStreamedAndEndsWithItsSmallPrintAndThumbs()
    {
        var result = await _bot.Platform.ReplyAsync(Answer(), Token);
        Assert.Equal(SendResult.Sent(_slack.Messages.Keys.Single().At), result);
        Assert.Contains("Failed password for root", (string?)Only()["text"], StringComparison.Ordinal);
        Assert.Contains("feedback_buttons", Only()["blocks"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Query: sshd", Only()["blocks"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("rep-1", (string?)Only()["metadata"]!["event_payload"]!["key"]);
        Assert.Equal((0, 1, 0), (_slack.Streams.Open, Count("chat.stopStream"), Count("chat.postMessage")));
        Assert.Equal("U01ALICE", (string?)_slack.Calls.First(c => c.Method == "chat.startStream").Arguments["recipient_user_id"]);
    }

    [Theory]
    [InlineData("unknown_method")]
    [InlineData("missing_scope")]
    [InlineData("not_allowed_token_type")]
    public async Task WhereStreamsAreNotOfferedItIsAskedOnceAndAnswersArePosted(string fault)
    {
        _slack.Streams.Refused = fault;
        Assert.Equal(SendStatus.Sent, (await _bot.Platform.ReplyAsync(Answer(), Token)).Status);
        Assert.Equal(SendStatus.Sent, (await _bot.Platform.ReplyAsync(Answer("rep-2"), Token)).Status);
        Assert.Equal((1, 2), (Count("chat.startStream"), Count("chat.postMessage")));
    }

    [Fact]
    public async Task AConversationThatTakesNoStreamGetsAPostAndOthersGetStreams()
    {
        _slack.Streams.Refused = "channel_type_not_supported";
        await _bot.Platform.ReplyAsync(Answer(), Token);
        _slack.Streams.Refused = null;
        await _bot.Platform.ReplyAsync(Answer("rep-2"), Token);
        Assert.Equal((2, 1, 1), (Count("chat.startStream"), Count("chat.postMessage"), Count("chat.stopStream")));
    }

    [Fact]
    public async Task StreamsCanBeSwitchedOff()
    {
        await using var bot = await SlackBot.StartAsync(_slack, ("Chat:Slack:StreamAnswers", "false"));
        await bot.Platform.ReplyAsync(Answer(), Token);
        Assert.Equal((0, 1), (Count("chat.startStream"), Count("chat.postMessage")));
    }

    [Fact]
    public async Task WhatIsNoAnswerToAQuestionIsNotStreamed()
    {
        await _bot.Platform.ReplyAsync(Answer() with { Reply = ChatReply.Of("Ana takes care of inc-1 now.") }, Token);
        Assert.Equal(0, Count("chat.startStream"));
    }

    [Theory]
    [InlineData("chat.appendStream")]
    [InlineData("chat.stopStream")]
    public async Task AStreamThatBreaksBecomesAWholeMessage(string method)
    {
        _slack.Outages[method] = new([500]);
        Assert.Equal(SendStatus.Sent, (await _bot.Platform.ReplyAsync(Answer(), Token)).Status);
        Assert.Equal(0, _slack.Streams.Open);
        Assert.Contains("Failed password for root", Only()["blocks"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("rep-1", (string?)Only()["metadata"]!["event_payload"]!["key"]);
    }

    [Fact]
    public async Task AStreamWhoseBeginningWasLostIsFoundAndMadeWhole()
    {
        _slack.LostAnswers["chat.startStream"] = 1;
        Assert.Equal(SendStatus.Later, (await _bot.Platform.ReplyAsync(Answer(), Token)).Status);
        Assert.Equal(1, _slack.Streams.Open);
        Assert.Equal(SendStatus.Sent, (await _bot.Platform.ReplyAsync(Answer() with { Attempts = 1 }, Token)).Status);
        Assert.Equal(0, _slack.Streams.Open);
        Assert.Contains("Query: sshd", Only()["blocks"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AStreamThatACrashLeftIsEndedAfterTheRestart(bool expired)
    {
        var answer = Answer();
        _slack.LostAnswers["chat.startStream"] = 1;
        await _bot.Platform.ReplyAsync(answer, Token);
        if (expired)
        {
            _slack.Streams.Expire();
        }

        await using var restarted = await SlackBot.StartAsync(_slack);
        Assert.Equal(SendStatus.Sent, (await restarted.Platform.ReplyAsync(answer, Token)).Status);
        Assert.Equal(0, _slack.Streams.Open);
        Assert.Contains("feedback_buttons", Only()["blocks"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyAnswersAtOnceStayWithinTheRatesOfStreams()
    {
        for (var i = 0; i < 14; i++)
        {
            await _bot.Platform.ReplyAsync(Answer($"rep-{i}") with { Conversation = Thread with { Id = $"C{i}" } }, Token);
        }

        Assert.Equal((14, 0, 0), (_slack.Messages.Count, _slack.Streams.Open, _slack.RateRefusals));
    }

    [Fact]
    public async Task AReplyWhoseAnswerWasLostIsNotSentTwice()
    {
        var reply = Answer() with { Reply = ChatReply.Of("Ana takes care of inc-1 now.") };
        _slack.LostAnswers["chat.postMessage"] = 1;
        Assert.Equal(SendStatus.Later, (await _bot.Platform.ReplyAsync(reply, Token)).Status);
        Assert.Equal(SendResult.Sent(_slack.Messages.Keys.Single().At), await _bot.Platform.ReplyAsync(reply with { Attempts = 1 }, Token));
        Assert.Single(_slack.Messages);
    }

    [Fact]
    public async Task AReplyThatACrashLeftUnderWayIsNotSentTwice()
    {
        var reply = Answer() with { Reply = ChatReply.Of("Ana takes care of inc-1 now.") };
        await _bot.Platform.ReplyAsync(reply, Token);
        await using var restarted = await SlackBot.StartAsync(_slack);
        Assert.Equal(SendStatus.Sent, (await restarted.Platform.ReplyAsync(reply, Token)).Status);
        Assert.Single(_slack.Messages);
    }

    [Fact]
    public async Task ANewReplyIsSentWithoutLookingForIt()
    {
        await _bot.Platform.ReplyAsync(Answer() with { Reply = ChatReply.Of("x") }, Token);
        Assert.Equal((0, 0), (Count("conversations.replies"), Count("conversations.history")));
    }

    [Fact]
    public async Task WhereNobodyKnowsWhetherAReplyWasSentItWaits()
    {
        _slack.Outages["conversations.replies"] = new([500, 500, 500]);
        Assert.Equal(SendStatus.Later, (await _bot.Platform.ReplyAsync(Answer() with { Attempts = 1 }, Token)).Status);
        Assert.Empty(_slack.Messages);
    }
}
