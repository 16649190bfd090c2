using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Sources;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>What calls what around the incident's resources, from every source that knows, each edge with where it comes from.</summary>
internal sealed class TopologyAround(IEnumerable<ITopologySource> sources) : ICollector
{
    private const int MaxEdges = 500;
    private const int Shown = 20;

    private readonly ITopologySource[] _sources = [.. sources];

    public string Name => "topology";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var (edges, queries, gaps) = (new List<(TopologyEdge Edge, string From)>(), new List<string>(), new SourceGaps());
        foreach (var source in _sources)
        {
            var reading = await source.ReadAsync(context, cancellationToken);
            gaps.Note(source.Name, reading.Query, reading.MissingPermission, reading.Gap);
            edges.AddRange((reading.Value ?? []).Take(MaxEdges).Select(e => (e, source.Name)));
            queries.AddRange(reading.Value is { Count: > 0 } ? [reading.Query] : []);
        }

        return edges.Count == 0
            ? gaps.Otherwise("what the incident's resources call: nothing is declared (Topology:Calls), and nothing was found")
            : new CollectorResult.Collected(Drafts(context, edges, string.Join("; ", queries)))
            {
                Gap = gaps.Sentence,
                Adds = b => b with { Topology = new(b.Topology.Edges.Concat(edges.Select(e => e.Edge))) },
            };
    }

    /// <summary>One piece of evidence: what is next to the incident's resources. An incident without any neighbour has none.</summary>
    private static EvidenceDraft[] Drafts(InvestigationContext context, List<(TopologyEdge Edge, string From)> edges, string query)
    {
        var ours = context.Incident.Resources.Select(r => r.Value).ToHashSet(StringComparer.Ordinal);
        var near = edges.Where(e => ours.Contains(e.Edge.Source) || ours.Contains(e.Edge.Target)).GroupBy(e => (e.Edge.Source, e.Edge.Target)).ToArray();
        return near.Length == 0 ? [] : [new()
        {
            Kind = EvidenceKinds.Topology,
            Title = string.Create(CultureInfo.InvariantCulture, $"{near.Length} known {(near.Length == 1 ? "dependency" : "dependencies")} to or from what it is about"),
            Query = query,
            Window = new(context.Onset, context.Now),
            RowCount = edges.Count,
            Resource = context.Incident.Resources[0],
            Lines = [.. near.Take(Shown).Select(e => new EvidenceLine(null, null, $"{e.Key.Source} -> {e.Key.Target} ({string.Join(", ", e.Select(x => x.From).Distinct())})", Tainted: false))],
        }];
    }
}
