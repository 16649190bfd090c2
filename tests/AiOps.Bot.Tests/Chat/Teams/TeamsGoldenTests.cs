using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Chat.Teams;

public sealed class TeamsGoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. SomeCards.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatEverybodySees(string name) => Matches(name, new TeamsCardRenderer().Message(SomeCards.Named(name), CardView.Everybody with { RefreshFor = ["29:ana", "29:ben"] }));

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatAnApproverSees(string name) => Matches(name + "-approver", new TeamsCardRenderer().Message(SomeCards.Named(name), CardView.One()));

    [Fact]
    public void EveryFormThatAButtonAsksFor()
    {
        var card = SomeCards.Named("investigated-incident");
        var forms = Enum.GetValues<CardForm>().Select(f => new CardButton(CardButtonKind.Approve, f.ToString(), card.Proposals[0].Id, f));
        Matches("forms", new TeamsCardRenderer().Message(card with { Buttons = [.. forms.Take(3)], MoreButtons = [.. forms.Skip(3)] }, CardView.One("Tick the box to say yes.")));
    }

    [Fact]
    public void AnAnswerToAQuestion() => Matches("answer", TeamsReplyRenderer.Message(SomeReplies.Answer, "rep-1"));

    [Fact]
    public void AHostileAnswer() => Matches("hostile-answer", TeamsReplyRenderer.Message(SomeReplies.Of(SomeCards.Hostile), "rep-1"));

    [Fact]
    public void AShortAnswerIsAPlainLine() => Matches("line", TeamsReplyRenderer.Message(ChatReply.Of("Noted, thank you."), "rep-1"));

    private static void Matches(string name, JsonObject message) => ChatGolden.Matches($"teams-{name}.json", message.ToJsonString(Indented) + "\n");
}
