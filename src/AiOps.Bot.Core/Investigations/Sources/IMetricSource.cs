using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>A place that keeps metrics of the incident's resources. Exceptions propagate; a missing permission is an answer.</summary>
public interface IMetricSource
{
    /// <summary>For the card: "CloudWatch metrics".</summary>
    string Name { get; }

    /// <summary>The resources' metrics over a window, at one step (the finest that the source keeps for a window of that age, at least a minute).</summary>
    /// <returns>An empty set where the source has nothing of these resources.</returns>
    Task<SourceReading<MetricSet>> ReadAsync(InvestigationContext context, TimeRange window, CancellationToken cancellationToken);
}
