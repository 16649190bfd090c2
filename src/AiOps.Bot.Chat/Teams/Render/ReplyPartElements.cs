using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>The pieces of a reply as elements.</summary>
internal static class ReplyPartElements
{
    public const int MaxParts = 20;
    private const int MaxParagraphs = 10;
    private const int LinesPerItem = 4;

    public static IEnumerable<JsonObject> Of(ReplyPart part, CardDetail detail) => part switch
    {
        ReplyText text => Paragraphs(text.Text, detail),
        ReplyLines lines => Lines(lines.Lines, detail),
        ReplyFacts facts => FactPart.Of(facts.Facts, detail),
        ReplyNote note => [Element.Line(Element.Subtle(detail.Cut(note.Text, TeamsLimits.Operation)))],
        ReplyMention mention => [.. MentionPart.Of(mention)],
        ReplyLinks links => links.Links.Take(detail.Items).Select(l => Link(l, detail)),
        _ => [],
    };

    private static IEnumerable<JsonObject> Paragraphs(string text, CardDetail detail) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Math.Min(MaxParagraphs, detail.Items))
            .Select(p => Element.Line(Element.Run(detail.Cut(p, TeamsLimits.Operation))));

    private static IEnumerable<JsonObject> Lines(IReadOnlyCollection<string> lines, CardDetail detail)
    {
        var shown = detail.Items * LinesPerItem;
        var box = lines.Take(shown).Select(l => Element.Line(Element.Fixed(detail.Cut(l, TeamsLimits.Line)))).ToList();
        if (lines.Count > shown)
        {
            box.Add(Element.Words($"and {lines.Count - shown} more lines", subtle: true));
        }

        return box.Count == 0 ? [] : [Element.Box("emphasis", box)];
    }

    /// <summary>A line that can be pressed: it carries the incident's id, and the answer shows it.</summary>
    private static JsonObject Link(ReplyLink link, CardDetail detail)
    {
        var row = Element.Box("emphasis", [Element.Line(Element.Run("▸ " + detail.Cut(link.Text, TeamsLimits.Line)))]);
        row["selectAction"] = ActionPart.Execute(detail.CutInert(link.Text, TeamsLimits.Label), ButtonVerbs.Open, new(link.Incident, null, ""));
        return row;
    }
}
