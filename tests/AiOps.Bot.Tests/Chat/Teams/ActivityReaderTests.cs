using System.Text;
using AiOps.Bot.Chat.Teams.Intake;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Chat.Teams;

public sealed class ActivityReaderTests
{
    private static TeamsActivity? Read(string body) => ActivityReader.Read(Encoding.UTF8.GetBytes(body));

    [Fact]
    public void EveryRecordedActivityIsRead() => Assert.All(SomeActivities.Names, n => Assert.Equal("msteams", SomeActivities.Named(n).ChannelId));

    [Fact]
    public void AChannelMessageHasItsThread()
    {
        var activity = SomeActivities.Named("08-message-channel");
        Assert.Equal(("team-id", "1795252063720", "channel"), (activity.Conversation.Id, activity.Conversation.Thread, activity.Conversation.Type));
        Assert.Equal("Test Bot", Assert.Single(activity.Mentions).Mentioned.Name);
    }

    [Fact]
    public void APressHasItsMessageAndZone()
    {
        var activity = SomeActivities.Named("04-invoke-value-personal");
        Assert.Equal(("invoke", "adaptiveCard/action", "1795252058672", "UTC"), (activity.Type, activity.Name, activity.ReplyToId, activity.TimeZone));
        Assert.True(activity.Conversation.IsPersonal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":1,\"from\":{\"id\":\"a\"},\"recipient\":{\"id\":\"b\"},\"conversation\":{\"id\":\"c\"}}")]
    [InlineData("{\"type\":\"message\",\"from\":\"a\",\"recipient\":{\"id\":\"b\"},\"conversation\":{\"id\":\"c\"}}")]
    [InlineData("{\"type\":\"message\",\"type\":\"invoke\",\"from\":{\"id\":\"a\"},\"recipient\":{\"id\":\"b\"},\"conversation\":{\"id\":\"c\"}}")]
    [InlineData("\u0000")]
    public void WhatIsNoActivityIsNone(string body) => Assert.Null(Read(body));

    [Fact]
    public void HalfOfASurrogatePairIsNoText() =>
        Assert.Equal("", Read("""{"type":"message","text":"\ud800","from":{"id":"a"},"recipient":{"id":"b"},"conversation":{"id":"c"},"\ud800":1}""")?.Text ?? "");

    [Fact]
    public void DeepNestingIsRefused() => Assert.Null(Read(string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000)));

    [Fact]
    public void AnIdOfUnreasonableLengthIsNone() =>
        Assert.Null(Read($$$"""{"type":"message","from":{"id":"{{{new string('x', 600)}}}"},"recipient":{"id":"b"},"conversation":{"id":"c"}}"""));

    [Fact]
    public void WhoeverComesFromAnotherTenantIsAnOutsider()
    {
        var json = SomeActivities.Json("03-message-personal");
        json["channelData"]!["tenant"]!["id"] = "another";
        var user = TeamsIdentity.Of(SomeActivities.Read(json), SomeActivities.Tenant);
        Assert.Equal((ChatStanding.Outsider, "another/00000000-0000-0000-0000-0000000000020"), (user.Standing, user.Identity.Subject));
    }

    [Fact]
    public void AMemberHasToBeLookedUp()
    {
        var user = TeamsIdentity.Of(SomeActivities.Named("03-message-personal"), SomeActivities.Tenant);
        Assert.Equal((ChatStanding.Unknown, "teams", $"{SomeActivities.Tenant}/00000000-0000-0000-0000-0000000000020"), (user.Standing, user.Identity.Platform, user.Identity.Subject));
    }

    [Fact]
    public void AProgramIsABot()
    {
        var json = SomeActivities.Json("03-message-personal");
        json["from"]!["id"] = "28:another-bot";
        Assert.Equal(ChatStanding.Bot, TeamsIdentity.Of(SomeActivities.Read(json), SomeActivities.Tenant).Standing);
    }
}
