using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Exports;

/// <summary>What an investigation read that is in no store of ours, kept so that the incident can be looked at, exported and ranked again when its source has forgotten it.</summary>
public sealed record KeptTelemetry
{
    /// <summary>The beginning of the incident's window; what is before it is the ordinary time.</summary>
    public required DateTimeOffset Since { get; init; }

    public ImmutableArray<MetricSeries> Series { get; init; } = [];

    public ImmutableArray<TopologyEdge> Topology { get; init; } = [];

    public ImmutableArray<KeptSpan> Spans { get; init; } = [];
}
