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

    private static NarrativeClaim? Keep(AnswerClaim claim, IReadOnlyDictionary<EvidenceId, IReadOnlyList<string>> quotable)
    {
        ImmutableArray<EvidenceId> holds = [.. claim.Cites.Where(c => Holds(c, quotable)).Select(c => new EvidenceId(c.Evidence)).Distinct()];
        var text = PromptText.Visible(claim.Text);
        var stray = Link().IsMatch(text) || Mention().Matches(text).Any(m => !quotable.ContainsKey(new(m.Value)));
        return holds.IsEmpty || stray || text.Length == 0 ? null : new(text, holds);
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
