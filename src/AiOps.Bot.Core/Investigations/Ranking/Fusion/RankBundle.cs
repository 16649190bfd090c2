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
        var top = candidates.Count > 0 ? candidates[0].Score : 0;
        return new()
        {
            Candidates = [.. candidates],
            Confidence = Suspicion.WordFor(top),
            Quiet = top <= QuietBelow,
            Changes = [.. changes?.Rank(bundle, candidates) ?? []],
            Gaps = bundle.Gaps,
        };
    }

    private const int Most = 20;
    private const double QuietBelow = 0.05;

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
