using System.Text.RegularExpressions;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Chat.Slack;

public sealed class SlackMarkdownTests
{
    private static readonly string[] Pieces =
    [
        "<!channel>", "<@U1>", "<https://e.example|x>", "https://e.example", "www.e.example", "a@e.example", "[x](https://e.example)", "[x][y]", "[y]: https://e.example", "![i](u)", "**b**", "*i*", "__b__", "_i_", "~~s~~",
        "`c`", "```", "````", "# h", "> q", "- l", "1. l", "| a |", "|---|", "===", "---", "&lt;!channel&gt;", "&#60;", "\\<", "\\", "<b>", "@here", ":fire:", "\n", "\n\n", "    code", "\t", "\u202E", "\u200B", "\uD83D", "a", "ß", " ",
    ];

    private static ChatReply Answer(string text) => new(text, [new ReplyText($"{text}\nsecond line"), new ReplyLines([text, "line 2"]), new ReplyNote(text)], Rateable: true);

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(10) == 0 ? random.Next(3_000) : random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    [Theory]
    [InlineData("<!channel> <@U1>", "\u200B<\u200B!channel> <\u200B@\u200BU1>")]
    [InlineData("**bold** _it_ ~~no~~", "\u200B∗∗bold∗∗ ˍitˍ ∼∼no∼∼")]
    [InlineData("[x](https://e.example)", "\u200B[x]\u200B(https:\u200B//e.\u200Bexample)")]
    [InlineData("# heading", "\u200B# heading")]
    [InlineData("&lt;!channel&gt;", "\u200B&\u200Blt;!channel&\u200Bgt;")]
    [InlineData("nightly_report_v2 a & b, 5 < 6", "\u200Bnightly_report_v2 a & b, 5 <\u200B 6")]
    public void WhatMarkdownWouldReadAsMarkupIsShownAsText(string text, string shown) => Assert.Equal(shown, SlackMarkdown.Prose(text));

    [Fact]
    public void LinesStayAsTheyAreToBeCopied() => Assert.Equal(
        "\n```\nFailed *password* for [root](x) from https://e.example\n```\n", SlackMarkdown.Code(["Failed *password* for [root](x) from https://e.example"]));

    [Fact]
    public void AStreamLooksAsItsGoldenFile() => ChatGolden.Matches("slack-stream-hostile.md", string.Concat(SlackMarkdown.Pieces(Answer(SomeCards.Hostile))));

    [Fact]
    public void AnyAnswerIsInertAndWithinTheLimits() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var parts = Enumerable.Range(0, random.Next(12)).Select(_ => Answer(Text(random)).Parts[random.Next(3)]).ToList();
        var reply = new ChatReply("x" + Text(random), [.. parts], Rateable: true);
        var pieces = SlackMarkdown.Pieces(reply);
        Assert.True(pieces.Sum(p => p.Length) <= SlackLimits.Streamed + 100);
        Assert.All(pieces, IsInert);
        var end = SlackReplyRenderer.AfterStream(reply, new("rep-1", FeedbackButtons: true));
        Assert.Empty(SlackBlockRules.FaultsOfMessage(end, end.ToJsonString().Length));
    }).QuickCheckThrowOnFailure();

    private static void IsInert(string piece)
    {
        var fences = Regex.Count(piece, "```");
        Assert.True(fences is 0 or 2, piece);
        Assert.DoesNotMatch("<[^\u200B]|&[A-Za-z#]|[\u202E\0]", piece);
        if (fences == 0)
        {
            Assert.DoesNotMatch(@"[*`~]|@[^\u200B]|\][^\u200B]|\\[^\u200B]|://|:[a-z]|(^|[^\p{L}\p{N}])_|_([^\p{L}\p{N}]|$)", piece);
            Assert.All(piece.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('…')), l => Assert.StartsWith("\u200B", l, StringComparison.Ordinal));
        }
    }
}
