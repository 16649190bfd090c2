using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>
/// Blames an entity for the seconds lost or the requests failed that its callees do not explain, as a share of what the target lost. Needs latency, availability or
/// failures of the target; the topology and counts of requests make it sharper.
/// </summary>
internal sealed class FlowFinder : ISuspectFinder
{
    // What the target does not depend on can hardly be its cause, though the topology may miss a call.
    private const double OfUnreachable = 0.1;

    // The target is where it was seen, which says nothing: its callees go first where they say as much.
    private const double OfTarget = 0.5;

    public string Name => "flow";

    /// <summary>What callees explain is taken away already.</summary>
    public bool CalleesExplain => false;

    public IEnumerable<Suspect> Find(IncidentBundle bundle)
    {
        var parts = PeriodSplit.Of(bundle);
        var window = new FlowWindow(parts.During, parts.Before, bundle.Alert?.Statistic);
        var graphs = ModesOf(bundle.Alert).Select(mode => GraphOf(bundle, window, mode)).OfType<FlowGraph>();
        return graphs.SelectMany(g => SuspectsOf(g, bundle.Topology)).GroupBy(s => s.Entity, StringComparer.Ordinal).Select(g => g.MaxBy(s => s.Score)!);
    }

    private static FlowMode[] ModesOf(BundleAlert? alert) => MetricRoles.Of(alert?.Metric) switch
    {
        MetricRole.Latency => [FlowMode.Latency],
        MetricRole.Availability or MetricRole.Faults => [FlowMode.Failures],
        _ => [FlowMode.Failures, FlowMode.Latency],
    };

    private static FlowGraph? GraphOf(IncidentBundle bundle, FlowWindow window, FlowMode mode)
    {
        if (bundle.Alert?.Entity is { } target && FlowGraph.Of(bundle, window, mode, target) is { } graph)
        {
            return graph;
        }

        // Nobody says where it was seen: the entity that nobody calls and that lost most.
        return bundle.Metrics.Entities.Where(e => !bundle.Topology.CallersOf(e).Any())
            .Select(e => FlowGraph.Of(bundle, window, mode, e)).OfType<FlowGraph>()
            .OrderByDescending(g => g.Nodes[g.Target].Z).ThenByDescending(g => g.Nodes[g.Target].Excess).FirstOrDefault();
    }

    private static IEnumerable<Suspect> SuspectsOf(FlowGraph graph, Topology topology)
    {
        var lost = graph.Nodes[graph.Target].Excess;
        var reachable = topology.ReachableFrom(graph.Target);
        return graph.Nodes.Values.Where(n => n.Excess > 0).Select(n => SuspectOf(graph, n, (lost, FactorOf(graph, n, topology, reachable))));
    }

    private static double FactorOf(FlowGraph graph, FlowNode node, Topology topology, IReadOnlyDictionary<string, int> reachable)
    {
        var kind = NodeKind.IsView(node.Entity, topology.KindOf(node.Entity)) || !node.WasThereBefore ? NodeKind.OfViews : 1;
        var place = node.Entity == graph.Target ? OfTarget : topology.Nodes.IsEmpty || reachable.ContainsKey(node.Entity) ? 1 : OfUnreachable;
        return kind * place;
    }

    private static Suspect SuspectOf(FlowGraph graph, FlowNode node, (double Lost, double Factor) weights)
    {
        var own = graph.OwnExcess(node);
        var share = weights.Lost > 0 ? Math.Min(1, own / weights.Lost) : 0;
        return new()
        {
            Entity = node.Entity,
            Kind = graph.Mode == FlowMode.Latency ? "latency" : "failures",
            Score = share * node.Significance * weights.Factor,
            IsBeyondNormal = graph.IsBeyondNormal,
            Evidence = [.. FlowWords.Of(graph, node, own, share)],
        };
    }
}
