using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>Makes an activity of an answer: a plain line where that is all, else a card, in which nothing links or formats. Pure.</summary>
internal static partial class TeamsReplyRenderer
{
    /// <summary>Where the id of a rated answer is in what an action carries.</summary>
    public const string Answer = "a";

    public static JsonObject Message(ChatReply reply, string id) =>
        IsPlainLine(reply)
            ? CardMessage.Plain(reply.Summary)
            : CardMessage.Largest(CardDetail.Steps.Select(d => (Func<JsonObject>)(() => CardMessage.Of(Render(reply, id, d), d.CutInert(reply.Summary, TeamsLimits.Line)))));

    /// <summary>Clients make links of names with a dot as well, so such a line goes into a card.</summary>
    private static bool IsPlainLine(ChatReply reply) =>
        reply is { Parts.IsEmpty: true, Rateable: false } && reply.Summary == TeamsText.Inert(reply.Summary, TeamsLimits.Operation) && !MayBecomeLink().IsMatch(reply.Summary);

    private static JsonObject Render(ChatReply reply, string id, CardDetail detail)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = TeamsCardRenderer.Version,
            ["msteams"] = MentionPart.Entities(reply) is { Count: > 0 } entities ? new JsonObject { ["width"] = "Full", ["entities"] = entities } : new JsonObject { ["width"] = "Full" },
            ["fallbackText"] = detail.CutInert(reply.Summary, TeamsLimits.Line),
            ["speak"] = detail.CutInert(reply.Summary, TeamsLimits.Line),
            ["body"] = new JsonArray([.. Body(reply, detail)]),
        };
        if (reply.Rateable)
        {
            card["actions"] = new JsonArray(Rate("👍 Helpful", ButtonVerbs.Helpful, id), Rate("👎 Not helpful", ButtonVerbs.NotHelpful, id));
        }

        return card;
    }

    private static IEnumerable<JsonObject> Body(ChatReply reply, CardDetail detail)
    {
        yield return Element.Line(Element.Bold(detail.Cut(reply.Summary, TeamsLimits.Operation)));
        foreach (var element in reply.Parts.Take(ReplyPartElements.MaxParts).SelectMany(p => ReplyPartElements.Of(p, detail)))
        {
            yield return element;
        }

        if (!detail.IsWhole || reply.Parts.Length > ReplyPartElements.MaxParts)
        {
            yield return Element.Words("Shortened to fit. Ask for a narrower time or service, or look in the console.", subtle: true);
        }
    }

    private static JsonObject Rate(string title, string verb, string id) => new()
    {
        ["type"] = "Action.Execute", ["title"] = title, ["verb"] = verb, ["data"] = new JsonObject { [Answer] = id },
    };

    [GeneratedRegex(@"\.\p{L}", RegexOptions.None, 200)]
    private static partial Regex MayBecomeLink();
}
