using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>Who calls whom.</summary>
public sealed class Topology
{
    public static readonly Topology Empty = new([]);

    private readonly ILookup<string, string> _callees;
    private readonly ILookup<string, string> _callers;
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);

    public Topology(IEnumerable<TopologyEdge> edges)
    {
        Edges = [.. edges.Distinct().OrderBy(e => e.Source, StringComparer.Ordinal).ThenBy(e => e.Target, StringComparer.Ordinal)];
        var calls = Edges.Where(e => e.Source != e.Target).Select(e => (e.Source, e.Target)).Distinct().ToList();
        _callees = calls.ToLookup(c => c.Source, c => c.Target, StringComparer.Ordinal);
        _callers = calls.ToLookup(c => c.Target, c => c.Source, StringComparer.Ordinal);
        foreach (var edge in Edges.Where(e => e.Kind.Length > 0))
        {
            _kinds.TryAdd(edge.Target, edge.Kind);
        }

        Nodes = [.. Edges.SelectMany(e => new[] { e.Source, e.Target }).Distinct().Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<TopologyEdge> Edges { get; }

    public ImmutableArray<string> Nodes { get; }

    public IEnumerable<string> CalleesOf(string entity) => _callees[entity];

    public IEnumerable<string> CallersOf(string entity) => _callers[entity];

    /// <summary>What the topology says the entity is (the kind of an edge that leads to it); empty where it says nothing.</summary>
    public string KindOf(string entity) => _kinds.GetValueOrDefault(entity, "");

    /// <summary>The entity itself and all that it calls, directly or not, with the number of calls on the shortest way.</summary>
    public IReadOnlyDictionary<string, int> ReachableFrom(string entity)
    {
        var steps = new Dictionary<string, int>(StringComparer.Ordinal) { [entity] = 0 };
        var open = new Queue<string>([entity]);
        while (open.TryDequeue(out var next))
        {
            foreach (var callee in CalleesOf(next).Where(c => steps.TryAdd(c, steps[next] + 1)))
            {
                open.Enqueue(callee);
            }
        }

        return steps;
    }
}
