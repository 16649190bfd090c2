using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Chat.Slack;

public sealed class SlackReplyRendererTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly SlackReplyView Thumbs = new("rep-1", FeedbackButtons: true);

    private static ChatReply Answer(string text) => new(
        text,
        [new ReplyText($"{text}\nsecond line\n\nsecond paragraph"), new ReplyLines([text, "line 2"]), new ReplyFacts([new("Rows", text), new("Since", "noon", Some.Noon)]), new ReplyNote(text), new ReplyLinks([new(new("inc-1"), text)])],
        Rateable: true);

    private static string Document(SlackMessage message) =>
        new JsonObject { ["channel"] = "C0123", ["text"] = message.Text, ["blocks"] = message.Blocks.DeepClone() }.ToJsonString(Readable) + "\n";

    [Fact]
    public void AnAnswerLooksAsItsGoldenFile() =>
        ChatGolden.Matches("slack-answer.json", Document(SlackReplyRenderer.Render(Answer("14 failed logins from 203.0.113.9"), Thumbs with { FeedbackButtons = false })));

    [Fact]
    public void AHostileAnswerLooksAsItsGoldenFile() =>
        ChatGolden.Matches("slack-hostile-answer.json", Document(SlackReplyRenderer.Render(Answer(SomeCards.Hostile), Thumbs)));

    [Fact]
    public void AnyAnswerIsWhatSlackTakes() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var parts = Enumerable.Range(0, random.Next(40)).Select(_ => Answer(HostileCards.Text(random)).Parts[random.Next(5)]);
        var message = SlackReplyRenderer.Render(new("x" + HostileCards.Text(random), [.. parts], random.Next(2) == 0), Thumbs with { FeedbackButtons = random.Next(2) == 0 });
        Assert.Empty(SlackBlockRules.FaultsOfMessage(message.Blocks, message.BlocksJson.Length));
        Assert.True(message.BlocksJson.Length <= SlackLimits.Message);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnAnswerThatIsTooLongSaysThatThereIsMore()
    {
        var reply = new ChatReply("many lines", [.. Enumerable.Range(0, 30).Select(i => new ReplyText(new string('a', 2_000)))]);
        Assert.Contains("… more in the console", SlackReplyRenderer.Render(reply, Thumbs).BlocksJson, StringComparison.Ordinal);
    }

    [Fact]
    public void AHomeIsWhatSlackTakes()
    {
        var links = Enumerable.Range(0, 60).Select(i => new ReplyLink(new($"inc-{i}"), SomeCards.Hostile)).ToArray();
        var home = SlackHomeRenderer.Render(new([.. links], [], [.. links], [.. Enumerable.Repeat(SomeCards.Hostile, 50)]));
        Assert.Empty(SlackBlockRules.FaultsOfView(home));
        ChatGolden.Matches("slack-view-home.json", SlackHomeRenderer.Render(new([links[0]], [], [links[1]], ["ask about logs"])).ToJsonString(Readable) + "\n");
    }

    [Theory]
    [InlineData(CardButtonKind.Reject, CardForm.Reason)]
    [InlineData(CardButtonKind.Approve, CardForm.Confirm)]
    [InlineData(CardButtonKind.Assign, CardForm.Person)]
    [InlineData(CardButtonKind.Snooze, CardForm.Duration)]
    public void EveryFormIsWhatSlackTakes(CardButtonKind kind, CardForm form)
    {
        var proposal = SomeCards.HostileCard(SomeCards.Hostile).Proposals[0];
        var button = new SlackButton(kind, form, new("inc-1"), proposal.Id, proposal.Digest);
        var view = SlackFormRenderer.Render(button, new(button.Option, "C1", "1.2", null), proposal);
        Assert.Empty(SlackBlockRules.FaultsOfView(view));
        ChatGolden.Matches($"slack-view-{form.ToString().ToLowerInvariant()}.json", view.ToJsonString(Readable) + "\n");
    }

    [Fact]
    public void TheFormOfTheShortcutQuotesTheMessageAsData()
    {
        var view = SlackFormRenderer.Question(new("", "C1", "1.2", null, SomeCards.Hostile));
        Assert.Empty(SlackBlockRules.FaultsOfView(view));
        Assert.DoesNotContain("<!channel>", view["blocks"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AButtonIsReadBackFromItsNameAndValue()
    {
        var button = new SlackButton(CardButtonKind.NotAnIncident, CardForm.Reason, new("inc-1"), new("rem-1"), "abc");
        Assert.Equal("not-an-incident:reason", button.Action);
        Assert.Equal(button, SlackButton.Parse(button.Action + ":2", button.Value));
        Assert.Equal(button, SlackButton.ParseOption(button.Option));
        Assert.Null(SlackButton.Parse("approve", "no ids"));
        Assert.Null(SlackButton.Parse("7", "inc-1||"));
    }
}
