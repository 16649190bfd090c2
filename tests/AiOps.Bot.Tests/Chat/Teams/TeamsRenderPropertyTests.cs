using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Chat.Teams;

/// <summary>Whatever a card says, what goes out is a card that fits and that neither formats, links nor pings.</summary>
public sealed class TeamsRenderPropertyTests
{
    private static readonly TeamsCardRenderer Renderer = new(_ => new byte[5_000]);

    private static readonly string[] Pieces =
    [
        "<at>all</at>", "[t](https://evil.example)", "![i](https://evil.example/i.png)", "**b**", "_i_", "# h", "- l", "\n1. l", "\"}", "\\", "{{DATE(2026-01-01T00:00:00Z,SHORT)}}", "\u202E", "\u200B", "\0",
        "😀", "\uD83D", "漢字", "```", "https://evil.example/?q=AKIA", "www.evil.example", "<script>", "|", "E1", " ", "a long word ", "@everyone", "\u0378",
    ];

    private static readonly Gen<string> Text =
        from pieces in Gen.ListOf(Gen.OneOf(Gen.Elements(Pieces), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "")))
        from times in Gen.Frequency((5, Gen.Constant(1)), (1, Gen.Choose(2, 400)))
        select string.Concat(Enumerable.Repeat(string.Concat(pieces), times));

    private static readonly Gen<Card> Cards =
        from text in Text
        from other in Text
        from count in Gen.Choose(0, 30)
        select Grown(SomeCards.HostileCard(text), other, count);

    [Fact]
    public void EveryCardFitsWithWhateverIsInIt() => Prop.ForAll(Cards.ToArbitrary(), card =>
        Messages(card).All(m => CardMessage.Bytes(m).Length <= TeamsLimits.ActivityBytes && JsonNode.Parse(CardMessage.Bytes(m)) is JsonObject)).QuickCheckThrowOnFailure();

    [Fact]
    public void NothingLinksPingsOrFormats() => Prop.ForAll(Cards.ToArbitrary(), card => Messages(card).All(IsHarmless)).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryAnswerFitsAndIsHarmless() => Prop.ForAll(Text.ToArbitrary(), text =>
        TeamsReplyRenderer.Message(SomeReplies.Of(text), "rep-1") is var message && CardMessage.Bytes(message).Length <= TeamsLimits.ActivityBytes && IsHarmless(message)).QuickCheckThrowOnFailure();

    [Fact]
    public void APlainLineIsHarmlessToo() => Prop.ForAll(Text.ToArbitrary(), text => IsHarmless(TeamsReplyRenderer.Message(ChatReply.Of(text), "rep-1"))).QuickCheckThrowOnFailure();

    [Fact]
    public void NothingThatPeopleDoNotSeeReachesThem() => Prop.ForAll(Text.ToArbitrary(), text =>
        TeamsText.Plain(text, 300).All(c => !char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E' or '\u200B' or >= '\u2066' and <= '\u2069'))).QuickCheckThrowOnFailure();

    private static JsonObject[] Messages(Card card) =>
        [Renderer.Message(card, CardView.Everybody), Renderer.Message(card, CardView.One(card.Header)), Renderer.SmallMessage(card, CardView.One())];

    private static Card Grown(Card card, string text, int count) => card with
    {
        Facts = [.. card.Facts, .. Enumerable.Repeat(new CardFact(text, text), count)],
        RuledOut = [.. Enumerable.Repeat(new CardRuledOut(text, text), count)],
        CouldNotRead = [.. Enumerable.Repeat(text, count)],
        Proposals = [.. card.Proposals, .. Enumerable.Repeat(card.Proposals[0] with { Operations = [.. Enumerable.Repeat(text, count)] }, count)],
        Alternatives = [.. Enumerable.Repeat(card.MostLikely!, count)],
        MoreButtons = [.. card.MoreButtons, .. Enumerable.Repeat(new CardButton(CardButtonKind.Approve, text, card.Proposals[0].Id, CardForm.Confirm), count)],
    };

    private static bool IsHarmless(JsonNode? node) => node switch
    {
        JsonObject o => o.All(p => IsHarmless(p.Key, p.Value, o) && IsHarmless(p.Value)),
        JsonArray a => a.All(IsHarmless),
        _ => true,
    };

    /// <summary>Data may stand in text runs as it is; wherever a client might format, it must have lost its power.</summary>
    private static bool IsHarmless(string name, JsonNode? value, JsonObject of) => name switch
    {
        "entities" or "iconUrl" => false,
        "url" => (string?)of["type"] == "Image" && ((string)value!).StartsWith("data:image/png;base64,", StringComparison.Ordinal),
        "type" => (string?)value is not ("Action.OpenUrl" or "Action.Submit" or "Media"),
        "text" when (string?)of["type"] == "TextRun" => !((string)value!).Contains("{{", StringComparison.Ordinal) && !((string)value!).Contains("<at", StringComparison.OrdinalIgnoreCase),
        "text" or "summary" or "speak" or "fallbackText" or "title" or "altText" or "label" => IsInert((string)value!),
        _ => true,
    };

    private static bool IsInert(string text) =>
        text.IndexOfAny(['<', '>', '[', ']', '*', '`', '#', '|', '\\', '@']) < 0 && !text.Contains("://", StringComparison.Ordinal) && !text.Contains("www.", StringComparison.OrdinalIgnoreCase);
}
