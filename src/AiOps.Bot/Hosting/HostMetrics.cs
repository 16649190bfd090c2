using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AiOps.Bot.Hosting;

/// <summary>The service's own metrics and traces, by OpenTelemetry's names and units.</summary>
internal static class HostMetrics
{
    public const string Name = "AiOps.Bot";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> EventsIngested = Meter.CreateCounter<long>("aiops.events.ingested", "{event}", "Log events stored.");

    public static readonly Counter<long> EventsScored = Meter.CreateCounter<long>("aiops.events.scored", "{event}", "Log events that went through the scorers.");

    public static readonly Counter<long> AnomaliesFound = Meter.CreateCounter<long>("aiops.anomalies.found", "{anomaly}", "Anomalies found.");

    public static readonly Counter<long> AlertsHandled = Meter.CreateCounter<long>("aiops.alerts.handled", "{alert}", "Alert signals worked into incidents.");

    public static readonly Counter<long> AlertsForwarded = Meter.CreateCounter<long>("aiops.alerts.forwarded", "{alert}", "Alerts sent to a bot elsewhere, by how it ended.");

    public static readonly Gauge<long> AlertsWaiting = Meter.CreateGauge<long>("aiops.alerts.waiting", "{alert}", "Alerts that a bot elsewhere does not have yet.");

    public static readonly Counter<long> ModelRows = Meter.CreateCounter<long>("aiops.model.rows", "{row}", "Rows that a registered model scored, by model, version and whether it would raise them.");

    public static readonly Histogram<double> ModelSeconds = Meter.CreateHistogram<double>(
        "aiops.model.duration", "s", "Time a registered model took for a batch.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30] });

    public static readonly Gauge<double> ModelDriftPsi = Meter.CreateGauge<double>("aiops.model.drift.psi", "1", "Population stability index of the last full window, by model, version and what moved: scores, or the feature that moved most.");

    public static readonly Gauge<double> ModelDriftKs = Meter.CreateGauge<double>("aiops.model.drift.ks", "1", "Kolmogorov-Smirnov distance of the last full window, by model, version and what moved: scores, or the feature that moved most.");

    public static readonly Counter<long> ShadowDropped = Meter.CreateCounter<long>("aiops.model.shadow.dropped", "{row}", "Rows that a challenger was not asked about, because there was too much to do.");

    public static readonly Counter<long> InvestigationsRun = Meter.CreateCounter<long>("aiops.investigations.run", "{investigation}", "Investigations finished.");

    public static readonly Counter<long> RemediationsRun = Meter.CreateCounter<long>("aiops.remediations.dispatched", "{remediation}", "Approved remediations dispatched.");

    public static readonly Counter<long> ChatRefused = Meter.CreateCounter<long>("aiops.chat.refused", "{request}", "Requests of chat platforms that were not taken, by platform and reason.");

    public static readonly Counter<long> ChatRequests = Meter.CreateCounter<long>("aiops.chat.requests", "{request}", "Chat requests that were handled.");

    public static readonly Counter<long> ChatSent = Meter.CreateCounter<long>("aiops.chat.sent", "{message}", "Messages to chat platforms, by platform, what it was and how it ended.");

    public static readonly Histogram<double> InvestigationSeconds =
        Meter.CreateHistogram<double>("aiops.investigation.duration", "s", "Time an investigation took.");
}
