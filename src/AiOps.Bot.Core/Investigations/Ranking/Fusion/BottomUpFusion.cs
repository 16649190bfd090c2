using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>Scores entities, callees before callers. Who calls one another in a circle does not explain one another: any order among them would be arbitrary.</summary>
internal sealed class BottomUpFusion(Topology topology, IReadOnlyList<FoundSuspects> found)
{
    /// <summary>How much of a caller's evidence a certain callee takes away; the rest stays, since both may be broken.</summary>
    private const double TakenByCallees = 0.8;

    private readonly Dictionary<string, double> _scores = new(StringComparer.Ordinal);
    private readonly CallCycles _cycles = new(topology);

    public IReadOnlyDictionary<string, double> Scores(IEnumerable<string> entities)
    {
        foreach (var entity in entities.OrderBy(_cycles.Of))
        {
            _scores[entity] = ScoreOf(entity);
        }

        return _scores;
    }

    private double ScoreOf(string entity)
    {
        var circle = _cycles.Of(entity);
        var callees = topology.CalleesOf(entity).Where(c => _cycles.Of(c) != circle).Select(c => _scores.GetValueOrDefault(c)).DefaultIfEmpty(0).Max();
        var innocent = 1.0;
        foreach (var part in found)
        {
            var score = part.Suspects.TryGetValue(entity, out var suspect) ? Math.Clamp(suspect.Score, 0, 1) : 0;
            innocent *= 1 - (part.Finder.CalleesExplain ? score * (1 - (TakenByCallees * callees)) : score);
        }

        return 1 - innocent;
    }
}
