using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>Scores entities, callees before callers. A cycle is cut where the walk comes back to an entity that it is still working on.</summary>
internal sealed class BottomUpFusion(Topology topology, IReadOnlyList<FoundSuspects> found)
{
    /// <summary>How much of a caller's evidence a certain callee takes away; the rest stays, since both may be broken.</summary>
    private const double TakenByCallees = 0.8;

    private readonly Dictionary<string, double> _scores = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, double> Scores(IEnumerable<string> entities)
    {
        foreach (var entity in entities)
        {
            Walk(entity);
        }

        return _scores;
    }

    /// <summary>Depth first with a stack of its own: a topology may be deeper than the thread's stack.</summary>
    private void Walk(string start)
    {
        var working = new HashSet<string>(StringComparer.Ordinal);
        var stack = new Stack<string>([start]);
        while (stack.TryPeek(out var entity))
        {
            if (_scores.ContainsKey(entity))
            {
                stack.Pop();
            }
            else if (working.Add(entity))
            {
                PushAll(stack, topology.CalleesOf(entity).Where(c => !_scores.ContainsKey(c) && !working.Contains(c)));
            }
            else
            {
                _scores[entity] = ScoreOf(entity);
                stack.Pop();
            }
        }
    }

    private static void PushAll(Stack<string> stack, IEnumerable<string> entities)
    {
        foreach (var entity in entities)
        {
            stack.Push(entity);
        }
    }

    private double ScoreOf(string entity)
    {
        var callees = topology.CalleesOf(entity).Select(c => _scores.GetValueOrDefault(c)).DefaultIfEmpty(0).Max();
        var innocent = 1.0;
        foreach (var part in found)
        {
            var score = part.Suspects.TryGetValue(entity, out var suspect) ? Math.Clamp(suspect.Score, 0, 1) : 0;
            innocent *= 1 - (part.Finder.CalleesExplain ? score * (1 - (TakenByCallees * callees)) : score);
        }

        return 1 - innocent;
    }
}
