using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>Makes an Adaptive Card of a card: https://adaptivecards.io/schemas/1.5.0/adaptive-card.json. Pure.</summary>
/// <param name="paint">Draws the chart as a small PNG; null where nothing is drawn.</param>
/// <param name="links">Gives larger pictures an address; null where everything goes with the message.</param>
internal sealed class TeamsCardRenderer(Func<CardChart, byte[]>? paint = null, IChartLinks? links = null)
{
    public const string Version = "1.5";

    /// <summary>The card inside an activity, with as much detail as fits.</summary>
    public JsonObject Message(Card card, CardView view) =>
        CardMessage.Largest(CardDetail.Steps.Select(d => Making(card, view, d)));

    /// <summary>A small message that still says what matters, for a platform that refused a larger one.</summary>
    public JsonObject SmallMessage(Card card, CardView view) => CardMessage.Largest(CardDetail.Small.Select(d => Making(card, view, d)));

    /// <summary>The card alone, for the answer to a click; as much as fits.</summary>
    public JsonObject Content(Card card, CardView view) => CardMessage.ContentOf(Message(card, view));

    private Func<JsonObject> Making(Card card, CardView view, CardDetail detail) =>
        () => CardMessage.Of(Render(card, view, detail), HeaderPart.InWords(card, detail));

    private JsonObject Render(Card card, CardView view, CardDetail detail)
    {
        var rendered = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = Version,
            ["msteams"] = new JsonObject { ["width"] = "Full" },
            ["fallbackText"] = HeaderPart.InWords(card, detail),
            ["speak"] = Speech(card, detail),
            ["refresh"] = Refresh(card, view),
            ["body"] = new JsonArray([.. Body(card, view, detail)]),
        };
        if (ActionPart.Of(card, view, detail) is { Count: > 0 } actions)
        {
            rendered["actions"] = actions;
        }

        return rendered;
    }

    private IEnumerable<JsonObject> Body(Card card, CardView view, CardDetail detail) =>
    [
        .. Notice(view, detail),
        HeaderPart.Of(card, detail),
        .. FactPart.Of(card.Facts, detail),
        .. Chart(card, detail),
        .. card.MostLikely is { } cause ? CausePart.MostLikely(cause, detail) : [],
        .. ProposalPart.Of(card.Proposals, detail),
        .. FoldedPart.Of(card, view, detail),
        Context(card, detail),
    ];

    private static IEnumerable<JsonObject> Notice(CardView view, CardDetail detail) => view.Notice is { } notice
        ? [Element.Box("accent", [Element.Line(Element.Bold("Only you see this: "), Element.Run(detail.Cut(notice, TeamsLimits.Line)))])]
        : [];

    private IEnumerable<JsonObject> Chart(Card card, CardDetail detail)
    {
        if (card.Chart is not { } chart)
        {
            yield break;
        }

        yield return AddressOf(card, chart, detail) is { } address
            ? new() { ["type"] = "Image", ["url"] = address, ["altText"] = detail.CutInert(chart.Alt, TeamsLimits.Line), ["msteams"] = new JsonObject { ["allowExpand"] = true } }
            : Element.Line(Element.Run(detail.Cut(chart.Alt, TeamsLimits.Line)));
    }

    /// <summary>An address of ours where Teams can reach us, else the picture itself where it is small enough.</summary>
    private string? AddressOf(Card card, CardChart chart, CardDetail detail)
    {
        if (detail.Folded && links?.Of(card) is { } link)
        {
            return link.AbsoluteUri;
        }

        var picture = detail.Chart > 0 ? paint?.Invoke(chart) : null;
        return picture is not null && picture.Length <= detail.Chart ? "data:image/png;base64," + Convert.ToBase64String(picture) : null;
    }

    private static JsonObject Context(Card card, CardDetail detail)
    {
        var parts = card.Context.Take(10).Append(card.Incident.Value);
        var all = detail.IsWhole ? parts : parts.Append("shortened to fit, the rest is in the console");
        return Element.Line(Element.Subtle(string.Join(" · ", all.Select(p => detail.Cut(p, TeamsLimits.Label * 3)))));
    }

    private static JsonObject Refresh(Card card, CardView view)
    {
        var refresh = new JsonObject { ["action"] = ActionPart.Refresh(card, "Refresh") };
        if (!view.RefreshFor.IsEmpty)
        {
            refresh["userIds"] = new JsonArray([.. view.RefreshFor.Take(TeamsLimits.RefreshUsers).Select(u => JsonValue.Create(u))]);
        }

        return refresh;
    }

    private static string Speech(Card card, CardDetail detail) => $"{HeaderPart.InWords(card, detail)}. {detail.CutInert(card.Headline, TeamsLimits.Line)}";
}
