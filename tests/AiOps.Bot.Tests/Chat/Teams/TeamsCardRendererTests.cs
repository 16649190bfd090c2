using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Chat.Teams;

public sealed class TeamsCardRendererTests
{
    private static readonly Card Proposed = SomeCards.Named("investigated-incident");

    private static JsonObject Content(Card card, CardView view, Func<CardChart, byte[]>? paint = null) => new TeamsCardRenderer(paint).Content(card, view);

    private static string[] Verbs(JsonObject card) => [.. card["actions"]!.AsArray().Select(a => (string?)a!["verb"] ?? (string?)a["card"]?["actions"]?[0]?["verb"] ?? "?")];

    [Fact]
    public void EverybodySeesNoButtonThatDecides()
    {
        var verbs = Verbs(Content(Proposed, CardView.Everybody));
        Assert.Equal("refresh", verbs[0]);
        Assert.DoesNotContain(verbs, v => v is "approve" or "reject" or "dry-run" or "roll-back");
    }

    [Fact]
    public void AnApproverSeesAtMostThreeButtonsAndTheRestInTheMenu()
    {
        var card = Content(Proposed, CardView.One());
        Assert.Equal(["approve", "reject", "dry-run"], Verbs(card)[..3]);
        Assert.All(card["actions"]!.AsArray().Skip(3), a => Assert.Equal("secondary", (string?)a!["mode"]));
    }

    [Fact]
    public void AButtonCarriesIdsAndTheDigestAndNothingElse()
    {
        var data = Content(Proposed, CardView.One())["actions"]![0]!["data"]!.AsObject();
        Assert.Equal($"inc-1|rem-1|{Proposed.Proposals[0].Digest}", (string?)Assert.Single(data).Value);
    }

    [Fact]
    public void ACardIsFetchedAnewByAtMostSixtyUsers()
    {
        var card = Content(Proposed, CardView.Everybody with { RefreshFor = [.. Enumerable.Range(0, 100).Select(i => $"29:{i}")] });
        Assert.Equal(60, card["refresh"]!["userIds"]!.AsArray().Count);
    }

    [Fact]
    public void SeverityIsAWordAndASignAndNotOnlyAColour()
    {
        var signs = Enum.GetValues<Severity>().Select(s => (string)Content(Proposed with { Severity = s }, CardView.Everybody)["body"]![0]!["items"]![0]!["text"]!).ToList();
        Assert.Equal(signs.Count, signs.Select(s => s.Split(' ')[0]).Distinct().Count());
        Assert.All(Enum.GetValues<Severity>(), s => Assert.Contains(signs, t => t.Contains(s.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public void WhereTeamsCanReachUsItFetchesTheLargerPicture()
    {
        var card = Proposed with { Chart = new("lines an hour", "It fell to none at 12:00.", [new(Some.Noon, 1, 0, 2, true)]) };
        var rendered = new TeamsCardRenderer(_ => [1, 2, 3], new OneLink()).Content(card, CardView.Everybody);
        var image = rendered["body"]!.AsArray().Single(e => (string?)e!["type"] == "Image")!;
        Assert.Equal((OneLink.Address, true), ((string?)image["url"], (bool)image["msteams"]!["allowExpand"]!));
        Assert.Contains("It fell to none", (string?)image["altText"], StringComparison.Ordinal);
    }

    [Fact]
    public void ASmallChartIsAPictureWithItsSentence()
    {
        var card = Proposed with { Chart = new("lines an hour", "It fell to none at 12:00.", []) };
        var image = Content(card, CardView.Everybody, _ => [1, 2, 3])["body"]!.AsArray().Single(e => (string?)e!["type"] == "Image")!;
        Assert.Equal("data:image/png;base64,AQID", (string?)image["url"]);
        Assert.Equal("It fell to none at 12:00.", (string?)image["altText"]);
    }

    [Fact]
    public void AChartThatDoesNotFitIsASentence()
    {
        var card = Content(Proposed with { Chart = new("lines an hour", "It fell to none at 12:00.", []) }, CardView.Everybody, _ => new byte[20_000]);
        Assert.DoesNotContain(card["body"]!.AsArray(), e => (string?)e!["type"] == "Image");
        Assert.Contains("It fell to none at 12:00.", card.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ATimeIsShownInTheReadersZone() => Assert.Contains("{{TIME(2026-03-14T09:00:00Z)}}", Content(Proposed, CardView.Everybody).ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public void ACardThatWasCutSaysSo()
    {
        var long1 = new string('x', 600);
        var card = Content(Proposed with { RuledOut = [.. Enumerable.Repeat(new CardRuledOut(long1, long1), 30)], Alternatives = [.. Enumerable.Repeat(Proposed.MostLikely! with { Title = long1 }, 30)] }, CardView.One());
        Assert.Contains("in the console", card.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnOperationThatDoesNotFitIsNotShownAsIfItDid()
    {
        var card = Proposed with { Proposals = [Proposed.Proposals[0] with { Operations = [new string('x', 700)] }] };
        Assert.Contains("read it in the console before you approve", Content(card, CardView.One()).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongWordCanBreakAndASentenceIsLeftAlone()
    {
        Assert.Equal(new string('x', 32) + "\u200B" + new string('x', 8), TeamsText.Breakable(new string('x', 40)));
        Assert.Equal("ec2 RevokeSecurityGroupIngress cidr=0.0.0.0/0", TeamsText.Breakable("ec2 RevokeSecurityGroupIngress cidr=0.0.0.0/0"));
    }

    [Fact]
    public void AnythingThatCouldBecomeALinkIsShownInACard()
    {
        Assert.Equal("plain", (string?)TeamsReplyRenderer.Message(ChatReply.Of("Assigned to Ana."), "r")["textFormat"]);
        Assert.NotNull(TeamsReplyRenderer.Message(ChatReply.Of("see evil.example/x"), "r")["attachments"]);
        Assert.NotNull(TeamsReplyRenderer.Message(ChatReply.Of("see https://1.2.3.4/"), "r")["attachments"]);
    }

    [Fact]
    public void EveryButtonKindHasAVerbThatIsReadBack() =>
        Assert.All(Enum.GetValues<CardButtonKind>(), k => Assert.Equal(k, ButtonVerbs.Read(ButtonVerbs.For(k))));

    [Theory]
    [InlineData("inc-1|rem-1|abc", "inc-1", "rem-1", "abc")]
    [InlineData("inc-1||", "inc-1", null, "")]
    public void AButtonsValueIsReadBack(string value, string incident, string? remediation, string digest)
    {
        var read = ButtonValue.Read(value)!;
        Assert.Equal((incident, remediation, digest), (read.Incident.Value, read.Remediation?.Value, read.Digest));
        Assert.Equal(value, read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("||")]
    [InlineData("inc-1")]
    [InlineData("a|b|c|d")]
    [InlineData(null)]
    public void AValueThatWeNeverWroteIsNone(string? value) => Assert.Null(ButtonValue.Read(value));
}
