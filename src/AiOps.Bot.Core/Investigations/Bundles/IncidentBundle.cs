using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>
/// One incident's telemetry, whole and offline: what is ranked. Every part may be empty, and an empty part is told in <see cref="Gaps"/>. Entities are opaque
/// names; nothing may depend on their spelling.
/// </summary>
public sealed record IncidentBundle
{
    /// <summary>What called; null where the bundle does not say.</summary>
    public BundleAlert? Alert { get; init; }

    /// <summary>Metrics of the incident's window.</summary>
    public MetricSet Metrics { get; init; } = MetricSet.Empty;

    /// <summary>The same metrics of a normal period.</summary>
    public MetricSet Baseline { get; init; } = MetricSet.Empty;

    public Topology Topology { get; init; } = Topology.Empty;

    /// <summary>Log lines of the incident's window.</summary>
    public LogRows Logs { get; init; } = LogRows.Empty;

    /// <summary>Log lines of a normal period.</summary>
    public LogRows BaselineLogs { get; init; } = LogRows.Empty;

    public SpanRows Spans { get; init; } = SpanRows.Empty;

    public SpanRows BaselineSpans { get; init; } = SpanRows.Empty;

    /// <summary>In order of time.</summary>
    public ImmutableArray<BundleChange> Changes { get; init; } = [];

    /// <summary>The incident's alerts.</summary>
    public ImmutableArray<RaisedAlert> Alerts { get; init; } = [];

    /// <summary>Alerts of past incidents, which nobody labelled; <see cref="RaisedAlert.Incident"/> groups them.</summary>
    public ImmutableArray<RaisedAlert> BaselineAlerts { get; init; } = [];

    /// <summary>Names behind the entity numbers of log and span rows.</summary>
    public NameTable Entities { get; init; } = new();

    /// <summary>Names behind the operation numbers of span rows.</summary>
    public NameTable Operations { get; init; } = new();

    /// <summary>What the statement numbers of log rows mean; the same numbers in the incident and in the normal period.</summary>
    public ImmutableArray<Statement> Statements { get; init; } = [];

    /// <summary>What was missing, and what could not be read.</summary>
    public ImmutableArray<Gap> Gaps { get; init; } = [];

    /// <summary>When it began, as far as the bundle says: the alert's time, else the first of the incident's metrics, logs or spans; null where there is none.</summary>
    public DateTimeOffset? Onset => Alert?.Time ?? FirstRow();

    private DateTimeOffset? FirstRow()
    {
        var ticks = new[] { Metrics.FirstTicks, Logs.FirstTicks, Spans.FirstTicks }.OfType<long>().DefaultIfEmpty(0).Min();
        return ticks > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }
}
