using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Anomalies;

/// <summary>How metrics are watched; the section <c>Detection</c>.</summary>
public sealed class MetricWatchOptions
{
    /// <summary>Whether metrics are read all the time. Investigations read them in any case.</summary>
    /// <value>True.</value>
    public bool WatchMetrics { get; set; } = true;

    /// <summary>How many unusual metrics a day may open an incident. The rest are kept, and join incidents that are open on the same resource.</summary>
    /// <value>Two.</value>
    [Range(0, 1_000)]
    public double AlertsPerDay { get; set; } = 2;

    /// <summary>Step at which metrics are read, and how often.</summary>
    /// <value>Five minutes.</value>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan MetricPeriod { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How much history is learned at first.</summary>
    /// <value>14 days, which CloudWatch keeps at that step.</value>
    [Range(typeof(TimeSpan), "01:00:00", "63.00:00:00")]
    public TimeSpan LearnFrom { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long a metric is only learned before its values may be called unusual: a first Monday is unusual to whoever knows a weekend only.</summary>
    /// <value>Seven days. Looking ahead to limits needs none.</value>
    [Range(typeof(TimeSpan), "00:00:00", "63.00:00:00")]
    public TimeSpan WarmUp { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long after the logs were read metrics are read first: they can wait, and the machine is busy then.</summary>
    /// <value>One minute.</value>
    public TimeSpan StartAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How far limits are looked for.</summary>
    /// <value>Seven days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan LookAhead { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Most streams that are watched: each takes some tens of kilobytes.</summary>
    /// <value>200.</value>
    [Range(1, 5_000)]
    public int MostMetrics { get; set; } = 200;

    /// <summary>Upper limits of metrics that the product cannot know: <c>DatabaseConnections: 500</c>.</summary>
    public Dictionary<string, double> Limits { get; set; } = [];
}
