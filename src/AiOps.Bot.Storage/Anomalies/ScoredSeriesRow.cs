using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Storage.Anomalies;

/// <summary>A row of scored_series as it is read.</summary>
internal sealed class ScoredSeriesRow
{
    public const string Columns = "id as Id, resource as Resource, subject as Subject, space as Space, metric as Metric, statistic as Statistic, last_ms as Last";

    public string Id { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Space { get; init; } = "";

    public string Metric { get; init; } = "";

    public string Statistic { get; init; } = "";

    public long Last { get; init; }

    public MetricStream Stream => new(new(Resource), Subject, Space, Metric, Statistic);
}
