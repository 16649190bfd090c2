using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Core.Cards;

/// <summary>Picks the line of an excerpt that shows best what the evidence says: the one with most of its title's words.</summary>
internal static class TellingLine
{
    /// <returns>The first of those with as many words; null where the excerpt is empty.</returns>
    public static EvidenceLine? Of(EvidenceDraft evidence)
    {
        var wanted = WordsOf(evidence.Title).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return evidence.Lines.MaxBy(line => WordsOf(line.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count(wanted.Contains));
    }

    private static string[] WordsOf(string text) => text.Split([' ', ',', ';', ':', '=', '"', '\'', '(', ')', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
}
