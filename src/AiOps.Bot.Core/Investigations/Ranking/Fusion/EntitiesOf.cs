using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>Everything in a bundle that could be to blame.</summary>
internal static class EntitiesOf
{
    public static IReadOnlyList<string> Bundle(IncidentBundle bundle) =>
    [
        .. bundle.Topology.Nodes
            .Concat(bundle.Metrics.Entities)
            .Concat(bundle.Entities.Names)
            .Concat(bundle.Alerts.Select(a => a.Entity))
            .Concat(bundle.Alert?.Entity is { } entity ? [entity] : [])
            .Where(e => e.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
