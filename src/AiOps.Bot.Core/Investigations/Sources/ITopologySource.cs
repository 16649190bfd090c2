using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>Knows what depends on what. Exceptions propagate; a missing permission is an answer.</summary>
public interface ITopologySource
{
    /// <summary>Where its edges come from: "declared", "AWS resources", "spans".</summary>
    string Name { get; }

    /// <summary>Edges from caller to callee around the incident's resources; at most a few hundred.</summary>
    Task<SourceReading<IReadOnlyList<TopologyEdge>>> ReadAsync(InvestigationContext context, CancellationToken cancellationToken);
}
