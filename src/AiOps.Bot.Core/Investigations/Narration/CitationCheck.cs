using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>
/// Holds a model's claims to the evidence: a cited id must exist and its quote must stand in that very piece of evidence. Pure. A claim without a citation that
/// holds is cut, and so is one with a link or with an id that nobody issued: a log line can say "E7" too.
/// </summary>
internal static partial class CitationCheck
{
    private const int ShortestQuote = 8;

    public static (ImmutableArray<NarrativeClaim> Kept, int Cut) Check(
        IReadOnlyList<AnswerClaim> claims, IReadOnlyDictionary<EvidenceId, IReadOnlyList<string>> quotable)
    {
        ImmutableArray<NarrativeClaim> kept = [.. claims.Select(c => Keep(c, quotable)).OfType<NarrativeClaim>()];
        return (kept, claims.Count - kept.Length);
    }

    /// <summary>The evidence of the citations that hold, each once.</summary>
    public static ImmutableArray<EvidenceId> Holding(IEnumerable<AnswerCite> cites, IReadOnlyDictionary<EvidenceId, IReadOnlyList<string>> quotable) =>
        [.. cites.Where(c => Holds(c, quotable)).Select(c => new EvidenceId(c.Evidence)).Distinct()];

    /// <returns>The text without invisible characters; null where it holds a link, an id that nobody issued, or nothing.</returns>
    public static string? Harmless(string said, IReadOnlyDictionary<EvidenceId, IReadOnlyList<string>> quotable)
    {
        var text = PromptText.Visible(said);
        var stray = Link().IsMatch(text) || Mention().Matches(text).Any(m => !quotable.ContainsKey(new(m.Value)));
        return stray || text.Length == 0 ? null : text;
    }

    private static NarrativeClaim? Keep(AnswerClaim claim, IReadOnlyDictionary<EvidenceId, IReadOnlyList<string>> quotable)
    {
        var holds = Holding(claim.Cites, quotable);
        return holds.IsEmpty || Harmless(claim.Text, quotable) is not { } text ? null : new(text, holds);
    }

    private static bool Holds(AnswerCite cite, IReadOnlyDictionary<EvidenceId, IReadOnlyList<string>> quotable)
    {
        var quote = PromptText.Visible(cite.Quote);
        return quotable.TryGetValue(new(cite.Evidence), out var texts)
            && texts.Any(t => t == quote || (quote.Length >= ShortestQuote && t.Contains(quote, StringComparison.Ordinal)));
    }

    /// <summary>Chat platforms fetch links to preview them, which is a way out for whatever a model can be made to write.</summary>
    [GeneratedRegex(@"\w+://|\bwww\.|\]\(|\bmailto:|\bdata:", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\bE[0-9]{1,6}\b")]
    private static partial Regex Mention();
}
