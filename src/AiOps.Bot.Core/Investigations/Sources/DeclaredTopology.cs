using AiOps.Bot.Core.Investigations.Bundles;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>What the operator declared.</summary>
internal sealed class DeclaredTopology(IOptions<TopologyOptions> options) : ITopologySource
{
    public string Name => "declared";

    public Task<SourceReading<IReadOnlyList<TopologyEdge>>> ReadAsync(InvestigationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new SourceReading<IReadOnlyList<TopologyEdge>>("the settings' Topology:Calls", options.Value.Edges));
}
