using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Cards;

/// <summary>Which metric an incident or an anomaly is about, and since when.</summary>
internal sealed record MetricSubject(ResourceId Resource, string Metric, DateTimeOffset Onset)
{
    /// <summary>A day tells what is usual at this hour; what came long after the onset is another story.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromHours(24);
    private static readonly TimeSpan After = TimeSpan.FromHours(12);

    /// <summary>The gravest one that names a metric; null where none does.</summary>
    public static MetricSubject? Of(IReadOnlyList<Alert> alerts) => alerts
        .Where(a => a.Labels.ContainsKey(AnomalyLabels.Metric))
        .OrderByDescending(a => a.Severity)
        .ThenBy(a => a.StartsAt)
        .Select(a => new MetricSubject(a.Resource, a.Labels[AnomalyLabels.Metric], a.StartsAt))
        .FirstOrDefault();

    /// <summary>Null where the anomaly is not one of a metric.</summary>
    public static MetricSubject? Of(Anomaly anomaly) =>
        anomaly.Labels.TryGetValue(AnomalyLabels.Metric, out var metric) ? new(anomaly.Resource, metric, anomaly.Time) : null;

    public bool Is(MetricStream stream) => stream.Resource == Resource && stream.Metric == Metric;

    /// <param name="now">The end of what there is to show.</param>
    public TimeRange WindowAt(DateTimeOffset now)
    {
        var to = Onset + After < now ? Onset + After : now;
        return new(Onset - Before, to > Onset ? to : Onset.AddMinutes(1));
    }
}
