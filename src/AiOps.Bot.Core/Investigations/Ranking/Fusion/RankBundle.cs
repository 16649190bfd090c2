using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Edges;

namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>
/// Fuses what the suspect finders say, bottom-up over the topology: of an entity whose callees are strong suspects less is left. S = 1 - Π(1 - e), as if the
/// kinds of evidence erred independently.
/// </summary>
public sealed class RankBundle(IEnumerable<ISuspectFinder> finders, IChangeRanking? changes = null)
{
    private readonly ISuspectFinder[] _finders = [.. finders];

    /// <summary>Ranks. Pure: the same bundle gives the same verdict, in whatever order its rows came.</summary>
    public BundleVerdict Rank(IncidentBundle bundle)
    {
        bundle = bundle with { Topology = SpanTopology.With(bundle) };
        var found = _finders.Select(f => new FoundSuspects(f, f.Find(bundle).ToDictionary(s => s.Entity, StringComparer.Ordinal))).ToList();
        var entities = EntitiesOf.Bundle(bundle);
        var scores = new BottomUpFusion(bundle.Topology, found).Scores(entities);
        var candidates = entities.Select(e => CandidateOf(e, scores[e], found))
            .OrderByDescending(c => c.Score).ThenBy(c => c.Entity, StringComparer.Ordinal).Take(Most).ToList();
        var quiet = !found.Any(f => f.Suspects.Values.Any(s => s.IsBeyondNormal && s.Score > QuietBelow));
        return new()
        {
            Candidates = [.. candidates],
            Confidence = ConfidenceOf(candidates, quiet),
            Quiet = quiet,
            Changes = [.. changes?.Rank(bundle, candidates) ?? []],
            Gaps = bundle.Gaps,
        };
    }

    private const int Most = 20;

    // A suspicion that convinces nobody raises nothing.
    private const double QuietBelow = 0.05;

    /// <summary>The first candidate's score; a second one that is nearly as strong takes a word away, since only one of them is likely to be right.</summary>
    private static Confidence ConfidenceOf(List<Candidate> candidates, bool quiet)
    {
        if (quiet || candidates.Count == 0)
        {
            return Confidence.Unlikely;
        }

        var word = Suspicion.WordFor(candidates[0].Score);
        var isContested = candidates.Count > 1 && candidates[1].Score > Contested * candidates[0].Score;
        return isContested && word > Confidence.Possible ? word - 1 : word;
    }

    private const double Contested = 0.8;

    private static Candidate CandidateOf(string entity, double score, List<FoundSuspects> found)
    {
        var suspects = found.Select(f => f.Suspects.GetValueOrDefault(entity)).OfType<Suspect>().OrderByDescending(s => s.Score).ToList();
        return new()
        {
            Entity = entity,
            Kind = suspects is [var first, ..] ? first.Kind : "none",
            Score = score,
            Evidence = [.. suspects.SelectMany(s => s.Evidence)],
            Detail = string.Join("; ", suspects.Select(s => s.Detail).Where(d => d.Length > 0)),
        };
    }
}
