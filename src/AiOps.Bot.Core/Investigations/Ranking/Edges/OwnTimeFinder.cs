using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Investigations.Ranking.Onsets;

namespace AiOps.Bot.Core.Investigations.Ranking.Edges;

/// <summary>Suspects entities that spend more time on a request themselves, what they wait for others taken off: a slow processor, lock or disk.</summary>
public sealed class OwnTimeFinder : ISuspectFinder
{
    /// <summary>Own time also grows where a wait is not traced, so that it convinces less than a measured edge.</summary>
    private const double Weight = 0.6;

    // As for edges: what people notice, and the pauses under it.
    private const double HalfConvincedMs = 200;
    private const double NoticedMs = 50;

    /// <summary>Requests differ: half as long again as usual is not remarkable yet.</summary>
    private const double NoticedShare = 0.5;

    private const double Worth = 0.02;

    public string Name => "own time";

    public bool CalleesExplain => true;

    public IEnumerable<Suspect> Find(IncidentBundle bundle)
    {
        var spans = Periods.OfSpans(bundle);
        var before = OwnTimes.In(spans.Before);
        return [.. OwnTimes.In(spans.Now).Where(g => before.Contains(g.Key))
            .Select(g => (g.Key, Calls: g.Count(), Slower: Slower([.. g], NormalRange.MedianOf([.. before[g.Key]]))))
            .GroupBy(o => o.Key.Entity)
            .Select(g => SuspectOf(bundle, g.Key, [.. g.SelectMany(o => o.Slower)], g.Sum(o => o.Calls)))
            .Where(s => s.Score > Worth)];
    }

    private static List<double> Slower(List<double> now, double normal) => [.. now.Select(ms => ms - normal).Where(ms => ms > Math.Max(NoticedMs, NoticedShare * normal))];

    private static Suspect SuspectOf(IncidentBundle bundle, int entity, List<double> slower, int calls)
    {
        var (share, ms) = ((double)slower.Count / calls, NormalRange.MedianOf(slower));
        return new()
        {
            Entity = bundle.Entities[entity],
            Kind = "own time",
            Score = Weight * share * ms / (ms + HalfConvincedMs),
            Evidence = [string.Create(CultureInfo.InvariantCulture, $"{slower.Count} of {calls} requests take {ms:N0} ms longer inside it than before, what it waits for others not counted")],
        };
    }
}
