using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Collectors;

namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>What called what, by the spans around the onset.</summary>
internal sealed class SpanTopology(IEnumerable<ISpanSource> sources) : ITopologySource
{
    private readonly ISpanSource[] _sources = [.. sources];

    public string Name => "spans";

    /// <summary>A source that may not be read is told of by the collector of spans.</summary>
    public async Task<SourceReading<IReadOnlyList<TopologyEdge>>> ReadAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var (spans, queries) = (new List<Span>(), new List<string>());
        foreach (var source in _sources)
        {
            var reading = await source.ReadAsync(context, Comparison.Of(context).Incident, cancellationToken);
            spans.AddRange(reading.Value ?? []);
            queries.Add(reading.Query);
        }

        return new(string.Join("; ", queries), [.. SpanEdges.Of(spans).Select(e => new TopologyEdge(e.Key.Caller, e.Key.Callee)).Distinct()]);
    }
}
