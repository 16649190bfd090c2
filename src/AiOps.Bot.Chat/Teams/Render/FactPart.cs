using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>Facts as rows of names and values. Not a FactSet: its values are markdown, and an escaped resource name copies wrongly.</summary>
internal static partial class FactPart
{
    private const int MaxFacts = 10;

    public static IEnumerable<JsonObject> Of(IEnumerable<CardFact> facts, CardDetail detail) =>
        facts.Take(MaxFacts).Select(f => Element.Row(detail.Cut(f.Name, TeamsLimits.Label), Value(f, detail)));

    private static JsonObject Value(CardFact fact, CardDetail detail)
    {
        var text = detail.Cut(fact.Value, TeamsLimits.Line);
        if (fact.Time is not { } time || !text.Contains(CardWords.Time(time), StringComparison.Ordinal))
        {
            return Element.Line(Element.Run(text));
        }

        // The client puts the reader's own zone in here, which it does in text blocks for sure; they know markdown, so only a value without any goes there.
        return NoMarkdown().IsMatch(text)
            ? Element.Words(text.Replace(CardWords.Time(time), InReadersZone(time), StringComparison.Ordinal))
            : Element.Line(Element.Run(text));
    }

    private static string InReadersZone(DateTimeOffset time)
    {
        var utc = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{{{{DATE({utc},SHORT)}}}} {{{{TIME({utc})}}}}";
    }

    [GeneratedRegex(@"^[A-Za-z0-9 :(),-]+\z", RegexOptions.None, 200)]
    private static partial Regex NoMarkdown();
}
