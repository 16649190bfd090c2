using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>What is there for those who want to know more: it unfolds in place, without asking the service.</summary>
internal static class FoldedPart
{
    private const string Id = "folded";
    private const string Shut = "shut";
    private const string Opened = "opened";

    public static IEnumerable<JsonObject> Of(Card card, CardView view, CardDetail detail)
    {
        var items = Items(card, detail).Concat(Actions(ActionPart.Folded(card, view, detail))).ToList();
        return !detail.Folded || items.Count == 0 ? [] : [Handle(Shut, "▸ Details: other candidates, what was ruled out, what could not be read", true), Handle(Opened, "▾ Details", false), Folded(items)];
    }

    private static JsonObject Folded(IEnumerable<JsonObject> items)
    {
        var box = Element.Box("default", items);
        box["id"] = Id;
        box["isVisible"] = false;
        return box;
    }

    private static JsonObject Handle(string id, string words, bool visible)
    {
        var text = Element.Words(words, "Bolder");
        text["color"] = "Accent";
        var handle = Element.Box("default", [text]);
        handle["id"] = id;
        handle["isVisible"] = visible;
        handle["selectAction"] = new JsonObject
        {
            ["type"] = "Action.ToggleVisibility", ["title"] = visible ? "Show details" : "Hide details", ["targetElements"] = new JsonArray(Id, Shut, Opened),
        };
        return handle;
    }

    private static IEnumerable<JsonObject> Actions(JsonArray actions) =>
        actions.Count == 0 ? [] : [Element.Heading("More to do"), new JsonObject { ["type"] = "ActionSet", ["actions"] = actions }];

    private static IEnumerable<JsonObject> Items(Card card, CardDetail detail) =>
    [
        .. List("In a model's words, citations checked", card.Narrative.Select(c => $"{c.Text} [{string.Join(", ", c.Cites)}]"), detail),
        .. Candidates(card, detail),
        .. List("Ruled out", card.RuledOut.Select(r => $"{r.Title}: {r.Because}"), detail),
        .. List("Could not read", card.CouldNotRead, detail),
    ];

    private static IEnumerable<JsonObject> Candidates(Card card, CardDetail detail) => card.Alternatives.IsEmpty
        ? []
        : [Element.Heading("Other candidates"), .. card.Alternatives.Take(detail.Items).SelectMany(c => CausePart.Candidate(c, detail))];

    private static IEnumerable<JsonObject> List(string title, IEnumerable<string> items, CardDetail detail)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
        {
            yield break;
        }

        yield return Element.Heading(title);
        foreach (var line in lines.Take(detail.Items))
        {
            yield return Element.Line(Element.Run("• " + detail.Cut(line, TeamsLimits.Line * 2)));
        }

        if (lines.Count > detail.Items)
        {
            yield return Element.Words($"{lines.Count - detail.Items} more in the console", subtle: true);
        }
    }
}
