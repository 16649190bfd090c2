using AiOps.Bot.Bundles;
using AiOps.Bot.Core.Investigations.Evaluation;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Evaluation;

/// <summary>Tries labelled bundles one after the other, each without its label.</summary>
/// <param name="tell">Asks the model; null = the floor alone.</param>
internal sealed class EvalRun(ILogParser parser, RankBundle ranking, TellCase? tell, TimeProvider time)
{
    public async Task<CaseResult> TryAsync(string folder, CaseLabel label, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, label.Bundle.Replace('/', Path.DirectorySeparatorChar));
        if (!Directory.Exists(path) || !BundleFiles.IsBundle(path))
        {
            return new() { Label = label, Invalid = "there is no such bundle" };
        }

        try
        {
            return await RankAsync(path, label, cancellationToken);
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException or FormatException)
        {
            return new() { Label = label, Invalid = ex.Message };
        }
    }

    private async Task<CaseResult> RankAsync(string path, CaseLabel label, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var bundle = await new BundleReader(parser).ReadAsync(path, cancellationToken);
        var verdict = ranking.Rank(bundle);
        var took = time.GetElapsedTime(began).TotalMilliseconds;
        var told = tell is null ? null : await tell.TellAsync(label, bundle, verdict, cancellationToken);
        return new()
        {
            Label = label,
            Place = PlaceOf(verdict.Candidates.Select(c => c.Entity), label.Entities.Contains),
            Quiet = verdict.Quiet,
            Word = verdict.Quiet || verdict.Candidates.IsEmpty ? null : verdict.Confidence,
            ChangePlace = PlaceOf(verdict.Changes.Select(c => c.Id), id => IsSame(id, label.Change)),
            Milliseconds = took,
            Told = told,
            Invalid = tell is not null && told is null ? "the model said nothing that holds, or was not reached" : null,
        };
    }

    private static int? PlaceOf(IEnumerable<string> names, Func<string, bool> isRight) =>
        names.Select((n, i) => (Name: n, Place: i + 1)).Where(n => isRight(n.Name)).Select(n => (int?)n.Place).FirstOrDefault();

    /// <summary>Commits are known by a prefix of at least seven digits.</summary>
    private static bool IsSame(string id, string? change) => change is not null
        && (id == change || (Math.Min(id.Length, change.Length) >= 7 && (id.StartsWith(change, StringComparison.Ordinal) || change.StartsWith(id, StringComparison.Ordinal))));
}
