using AiOps.Bot.Chat.Slack.Render;

namespace AiOps.Bot.Tests.Chat.Slack;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("<!channel>", "&lt;!channel&gt;")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("@here", "@\u200Bhere")]
    [InlineData("*bold* and _it_ and ~no~", "∗bold* and ˍit_ and ∼no~")]
    [InlineData("`code`", "ˋcodeˋ")]
    [InlineData(">quote", "›quote")]
    [InlineData("> quote", "› quote")]
    [InlineData("https://evil.example", "https:\u200B//evil.example")]
    [InlineData("one\ntwo", "one two")]
    [InlineData("a\u0007b\u202Ec", "a\uFFFDb\uFFFDc")]
    [InlineData(":fire: out", ":\u200Bfire: out")]
    public void WhatSlackWouldReadAsMarkupIsShownAsText(string text, string shown) => Assert.Equal(shown, SlackText.Line(text));

    [Theory]
    [InlineData("nightly_report_v2")]
    [InlineData("arn:aws:iam::123456789012:role/x_y")]
    [InlineData("2026-03-14 12:30:45 a * b")]
    public void NamesAndTimesStayAsTheyAreToBeCopied(string text) => Assert.Equal(text, SlackText.Line(text));

    [Fact]
    public void DataCannotCloseACodeBlock()
    {
        var code = SlackText.Code(["``` <!channel> ```` x"]);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(code, "```"));
        Assert.Contains("&lt;!channel&gt;", code, StringComparison.Ordinal);
    }

    [Fact]
    public void LinesThatDoNotFitAreCounted() =>
        Assert.EndsWith("… 2 more", SlackText.Code([new('a', 60), new('b', 60), new('c', 60)], 130), StringComparison.Ordinal);

    [Fact]
    public void ATextIsCutAfterEscapingAndNotInsideACharacter()
    {
        var cut = SlackText.Line(new string('&', 20) + "😀😀", 12);
        Assert.True(cut.Length <= 12);
        Assert.EndsWith(";…", cut, StringComparison.Ordinal);
        Assert.Equal("aaa…", SlackText.Line("aaa😀😀😀", 5));
    }
}
