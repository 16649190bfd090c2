using System.Globalization;
using System.Text;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Commands;

/// <summary>A verdict for somebody who was woken by it.</summary>
internal static class VerdictInWords
{
    private const int Shown = 3;
    private const int MostSentences = 5;

    public static string Of(BundleVerdict verdict)
    {
        var text = new StringBuilder();
        text.AppendLine(Opening(verdict));
        foreach (var (candidate, place) in verdict.Candidates.Take(Shown).Select((c, i) => (c, i + 1)))
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{place}. {candidate.Entity} ({candidate.Kind}, {candidate.Score:0.00})");
            Lines(text, candidate.Evidence.Take(MostSentences).Concat(candidate.Detail.Length > 0 ? [$"look at: {candidate.Detail}"] : []));
        }

        if (!verdict.Changes.IsEmpty)
        {
            text.AppendLine().AppendLine("Changes:");
            Lines(text, verdict.Changes.Take(Shown).Select(c => $"{(c.Id == ChangeSuspect.None ? "no change is to blame" : c.Id)} ({c.Score.ToString("0.00", CultureInfo.InvariantCulture)}): {string.Join("; ", c.Why.Take(2))}"));
        }

        if (!verdict.Gaps.IsEmpty)
        {
            text.AppendLine().AppendLine("Not known:");
            Lines(text, verdict.Gaps.Select(g => $"{g.Collector}: {g.Reason}"));
        }

        return text.ToString().TrimEnd();
    }

    private static string Opening(BundleVerdict verdict) => verdict switch
    {
        { Candidates.IsEmpty: true } => "There is nothing in this bundle that could be to blame.",
        { Quiet: true } => "Nothing here differs from the normal period. The candidates below are only the least unlikely.",
        { Confidence: Confidence.VeryLikely } => $"Very likely it is {verdict.Candidates[0].Entity}.",
        { Confidence: Confidence.Likely } => $"It is likely {verdict.Candidates[0].Entity}.",
        { Confidence: Confidence.Possible } => $"It may be {verdict.Candidates[0].Entity}; look at the others too.",
        _ => "The evidence is thin. In this order:",
    };

    private static void Lines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"   - {line}");
        }
    }
}
