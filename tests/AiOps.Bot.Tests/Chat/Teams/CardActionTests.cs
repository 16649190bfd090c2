using System.Text.Json;
using AiOps.Bot.Chat.Teams.Intake;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Chat.Teams;

public sealed class CardActionTests
{
    private static CardAction Read(string? verb, string data) => CardAction.Read(verb, JsonDocument.Parse(data).RootElement);

    [Fact]
    public void AButtonIsAPressWithIdsAndText() => Assert.Equal(
        new ButtonPress(CardButtonKind.Reject, new("inc-1"), new("rem-1"), "abc", "too risky"),
        Read("reject", """{"v":"inc-1|rem-1|abc","text-reject-Reason-rem-1":"  too risky "}""").Intent);

    [Fact]
    public void AFormWithoutItsTickIsNoYes()
    {
        Assert.True(Read("approve", """{"v":"inc-1|rem-1|abc","yes-approve":"false"}""").Untold);
        Assert.False(Read("approve", """{"v":"inc-1|rem-1|abc","yes-approve":"true"}""").Untold);
        Assert.False(Read("approve", """{"v":"inc-1|rem-1|abc"}""").Untold);
    }

    [Fact]
    public void ARefreshChangesNothing() => Assert.Equal(new CardRefresh(new("inc-1")), Read("refresh", """{"v":"inc-1||"}""").Intent);

    [Fact]
    public void AnIncidentOfAnAnswerIsShown() => Assert.Equal(new Utterance("status inc-1"), Read("open", """{"v":"inc-1||"}""").Intent);

    [Theory]
    [InlineData("helpful", true)]
    [InlineData("not-helpful", false)]
    public void AnAnswerIsRated(string verb, bool helpful) => Assert.Equal(new AnswerRating("rep-1", helpful), Read(verb, """{"a":"rep-1"}""").Intent);

    [Theory]
    [InlineData("approve", """{}""")]
    [InlineData("approve", """{"v":5}""")]
    [InlineData("approve", """{"v":"inc-1"}""")]
    [InlineData("run-anything", """{"v":"inc-1|rem-1|abc"}""")]
    [InlineData("Approve", """{"v":"inc-1|rem-1|abc"}""")]
    [InlineData("helpful", """{}""")]
    [InlineData("approve", "[]")]
    [InlineData("approve", "\"inc-1|rem-1|abc\"")]
    [InlineData(null, """{"v":"inc-1|rem-1|abc"}""")]
    public void WhatNoneOfOurCardsSendsIsNothing(string? verb, string data) => Assert.Null(Read(verb, data).Intent);

    [Fact]
    public void TextIsCut() =>
        Assert.Equal(500, ((ButtonPress)Read("reject", $$"""{"v":"inc-1|rem-1|abc","text-x":"{{new string('x', 5_000)}}"}""").Intent!).Text.Length);
}
