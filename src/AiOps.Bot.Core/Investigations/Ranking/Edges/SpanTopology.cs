using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Edges;

/// <summary>Who calls whom as the spans tell it, added to what was declared.</summary>
public static class SpanTopology
{
    public static Topology With(IncidentBundle bundle)
    {
        var seen = ServedCalls.In(bundle.BaselineSpans.Rows).Concat(ServedCalls.In(bundle.Spans.Rows)).Select(c => c.Edge).ToHashSet();
        var declared = bundle.Topology.Edges.Select(e => (e.Source, e.Target)).ToHashSet();
        var edges = seen.Select(e => new TopologyEdge(bundle.Entities[e.Caller], bundle.Entities[e.Callee])).Where(e => !declared.Contains((e.Source, e.Target)));
        return seen.Count == 0 ? bundle.Topology : new(bundle.Topology.Edges.Concat(edges));
    }
}
