using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Scorers;
using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Metrics;

/// <summary>Words the anomaly of an unusual metric: expected against seen.</summary>
internal static class UnusualMetric
{
    public const string Scorer = "metric-series";
    private const double Band = 3;
    private static readonly TimeSpan Shown = TimeSpan.FromHours(3);

    public static Anomaly Of(MetricStream stream, MetricSample sample, SeriesVerdict verdict, Severity severity)
    {
        var signal = AnomalyIdentity.SignalOf(AnomalyKinds.MetricUnusual, stream.Resource, (AnomalyLabels.Metric, stream.Metric), ("space", stream.Space));
        var usual = double.IsFinite(verdict.Expected) ? $" where {Number(verdict.Expected)} is usual" : ", as it has not been of late";
        return new()
        {
            Id = AnomalyIdentity.IdOf(Scorer, signal, sample.Time),
            Scorer = Scorer,
            Kind = AnomalyKinds.MetricUnusual,
            Signal = signal,
            Title = $"{stream.Metric} of {stream.Subject} at {Number(sample.Value)}{usual}",
            Severity = severity,
            Score = Math.Clamp(verdict.Score, SeriesScorer.Threshold, 1),
            Threshold = SeriesScorer.Threshold,
            Resource = stream.Resource,
            Window = new(sample.Time - Shown, sample.Time),
            Time = sample.Time,
            Reasons = [Reason(stream, sample, verdict)],
            Labels = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add(AnomalyLabels.Metric, stream.Metric),
        };
    }

    public static string Number(double value) => value.ToString(Math.Abs(value) is >= 1_000 and < 1e15 ? "#,0" : "G4", CultureInfo.InvariantCulture);

    private static string Reason(MetricStream stream, MetricSample sample, SeriesVerdict verdict) => double.IsFinite(verdict.Expected)
        ? string.Create(CultureInfo.InvariantCulture, $"{stream.Space} {stream.Metric} ({stream.Statistic}): {Number(sample.Value)} at {sample.Time:HH:mm} UTC; expected {Number(verdict.Expected - (Band * verdict.Unit))} to {Number(verdict.Expected + (Band * verdict.Unit))} (by {verdict.Scorer})")
        : string.Create(CultureInfo.InvariantCulture, $"{stream.Space} {stream.Metric} ({stream.Statistic}): {Number(sample.Value)} at {sample.Time:HH:mm} UTC (by {verdict.Scorer})");
}
