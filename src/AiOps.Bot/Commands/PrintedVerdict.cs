using System.Globalization;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Commands;

/// <summary>A verdict as scripts read it.</summary>
/// <param name="Bundle">The bundle's name; left out where there is only one.</param>
/// <param name="Confidence">none, unlikely, possible, likely, veryLikely.</param>
/// <param name="Quiet">Nothing differs from normal.</param>
/// <param name="Gaps">"file: what was missing or wrong".</param>
internal sealed record PrintedVerdict(
    string? Bundle, IEnumerable<PrintedCandidate> Candidates, string Confidence, bool Quiet, IEnumerable<ChangeSuspect>? Changes, IEnumerable<string> Gaps)
{
    public static PrintedVerdict Of(BundleVerdict verdict, string? bundle) => new(
        bundle,
        verdict.Candidates.Select(c => new PrintedCandidate(c.Entity, c.Kind, Math.Round(c.Score, 6), c.Evidence, c.Detail.Length > 0 ? c.Detail : null)),
        verdict.Quiet ? "none" : char.ToLower(verdict.Confidence.ToString()[0], CultureInfo.InvariantCulture) + verdict.Confidence.ToString()[1..],
        verdict.Quiet,
        verdict.Changes.IsEmpty ? null : verdict.Changes,
        verdict.Gaps.Select(g => $"{g.Collector}: {g.Reason}"));
}
