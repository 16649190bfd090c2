using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Chat.Slack;

public sealed partial class SlackCardRendererTests
{
    private static readonly Uri Console = new("https://aiops.example");

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(@"<!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>|]*>|<https://aiops\.example/[^<>|]*\|Open in the console>")]
    private static partial Regex OurOwn();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    public static TheoryData<string> Names => [.. SomeCards.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryCardLooksAsItsGoldenFile(string name)
    {
        var message = SlackCardRenderer.Render(new(SomeCards.Named(name), null, Console));
        var document = new JsonObject { ["channel"] = "C0123", ["text"] = message.Text, ["blocks"] = message.Blocks.DeepClone() };
        ChatGolden.Matches($"slack-{name}.json", document.ToJsonString(Readable) + "\n");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryCardIsWhatSlackTakesInEveryDetail(string name)
    {
        foreach (var detail in Enum.GetValues<SlackDetail>())
        {
            AssertTaken(SlackCardRenderer.Render(new(SomeCards.Named(name), new(null, "https://aiops.example/chart.png"), Console), detail));
        }
    }

    [Fact]
    public void NoHostileCardBreaksOutOrGrowsTooLarge() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var message = SlackCardRenderer.Render(new(HostileCards.Make(random), null, Console));
        AssertTaken(message);
        Assert.True(message.BlocksJson.Length <= SlackLimits.Message);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void NothingOfAnOutsiderPingsLinksOrFormats()
    {
        var message = SlackCardRenderer.Render(new(SomeCards.Named("hostile-incident"), null, Console));
        foreach (var text in Shown.Texts(message.Blocks).Where(t => t.Type == "mrkdwn").Select(t => CodeBlock().Replace(t.Text, "")).Append(message.Text))
        {
            Assert.DoesNotContain("*XB*", text, StringComparison.Ordinal);
            Assert.DoesNotContain("_XI_", text, StringComparison.Ordinal);
            Assert.DoesNotContain("~XS~", text, StringComparison.Ordinal);
            Assert.DoesNotContain("`XC`", text, StringComparison.Ordinal);
            Assert.DoesNotContain("://evil", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<@", text, StringComparison.Ordinal);
            Assert.DoesNotContain("@everyone", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NoMoreThanThreeButtonsAreVisibleAndTheRestIsInTheMenu()
    {
        var card = SomeCards.Named("investigated-incident");
        var actions = Blocks(card).Single(b => (string?)b!["type"] == "actions")!["elements"]!.AsArray();
        Assert.Equal(3, actions.Count(e => (string?)e!["type"] == "button"));
        var menu = actions.Single(e => (string?)e!["type"] != "button")!["options"]!.AsArray();
        Assert.Equal(card.MoreButtons.Length, menu.Count);
        Assert.All(menu, o => Assert.DoesNotContain("RevokeSecurityGroupIngress", (string?)o!["value"], StringComparison.Ordinal));
    }

    [Fact]
    public void AChangedCardHasANewBlockIdAndTheSameCardTheSame()
    {
        var card = SomeCards.Named("investigated-incident");
        Assert.Equal(IdOf(card), IdOf(card));
        Assert.NotEqual(IdOf(card), IdOf(card with { Headline = "x", MostLikely = null }));
    }

    [Fact]
    public void CallsThatDoNotFitAreShownByTheFormBeforeTheyAreApproved()
    {
        var message = SlackCardRenderer.Render(new(SomeCards.Named("investigated-incident")), SlackDetail.Smallest);
        Assert.Contains("approve:confirm", message.BlocksJson, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoProposalsHaveButtonsOfDifferentNames()
    {
        var one = Tests.Cards.CardBuilderTests.Remediation();
        var card = SomeCards.Named("investigated-incident");
        var two = card.Proposals[0] with { Id = new("rem-2"), Title = "Another" };
        card = card with
        {
            Proposals = [card.Proposals[0], two],
            Buttons = [new(CardButtonKind.Approve, "Approve", one.Id), new(CardButtonKind.Approve, "Approve", two.Id)],
            MoreButtons = [new(CardButtonKind.Reject, "Reject", one.Id, CardForm.Reason), new(CardButtonKind.Reject, "Reject", two.Id, CardForm.Reason)],
        };
        AssertTaken(SlackCardRenderer.Render(new(card)));
    }

    private static JsonArray Blocks(Card card) => SlackCardRenderer.Render(new(card)).Blocks;

    private static string? IdOf(Card card) => (string?)Blocks(card).Single(b => (string?)b!["type"] == "actions")!["block_id"];

    private static void AssertTaken(SlackMessage message)
    {
        Assert.Empty(SlackBlockRules.FaultsOfMessage(message.Blocks, Encoding.UTF8.GetByteCount(message.BlocksJson)));
        foreach (var (type, text) in Shown.Texts(message.Blocks).Append(("mrkdwn", message.Text)))
        {
            var rest = type == "mrkdwn" ? OurOwn().Replace(text, "") : text;
            Assert.DoesNotContain('<', rest);
            Assert.DoesNotContain('>', rest);
            Assert.DoesNotContain(rest, c => char.IsControl(c) && c != '\n' || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069');
            Assert.True(type != "mrkdwn" || Regex.Count(rest, "```") is 0 or 2, rest);
            Assert.DoesNotMatch("(?i)@(here|channel|everyone)", rest);
        }
    }
}
