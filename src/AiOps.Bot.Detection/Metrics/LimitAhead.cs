using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Prediction;
using AiOps.Bot.Detection.Scorers;

namespace AiOps.Bot.Detection.Metrics;

/// <summary>Words the anomaly of a limit that a metric is about to pass: when, and how sure.</summary>
internal static class LimitAhead
{
    public const string Scorer = "limit-ahead";
    private const double EvenChance = 0.5;

    /// <summary>An hour of five-minute steps: a line through fewer rows is not to wake anybody.</summary>
    private const int LeastRows = 12;

    // Somebody must act at once; today or tomorrow, in working hours; this week, as it may be planned.
    private static readonly TimeSpan AtOnce = TimeSpan.FromHours(6);
    private static readonly TimeSpan Soon = TimeSpan.FromDays(2);

    /// <summary>By the time that is left in the middle of the expectation; null where nothing is to be told.</summary>
    public static Severity? SeverityOf(ThresholdForecast forecast, TimeSpan period) => forecast switch
    {
        { Outcome: ThresholdOutcome.Passed } => Severity.High,
        { Outcome: ThresholdOutcome.Expected, LearnedRows: >= LeastRows, Rows: { } rows } =>
            rows * period <= AtOnce ? Severity.High : rows * period <= Soon ? Severity.Medium : Severity.Low,
        _ => null,
    };

    public static Anomaly Of(MetricStream stream, (MetricLimit Limit, ThresholdForecast Forecast, Severity Severity) told, DateTimeOffset time, TimeSpan period)
    {
        var (limit, forecast, severity) = told;
        var signal = SignalOf(stream);
        var what = string.Format(CultureInfo.InvariantCulture, limit.Phrase, stream.Subject);
        var at = time + ((forecast.Rows ?? 0) * period);
        return new()
        {
            Id = AnomalyIdentity.IdOf(Scorer, signal, time, severity.ToString()),
            Scorer = Scorer,
            Kind = AnomalyKinds.LimitAhead,
            Signal = signal,
            Title = forecast.Outcome == ThresholdOutcome.Passed ? what : $"{what} {TimeLeft.InWords(forecast, period.TotalSeconds)}",
            Severity = severity,
            Score = Math.Clamp(forecast.Chance, EvenChance, 1),
            Threshold = EvenChance,
            Resource = stream.Resource,
            Window = new(time - (Math.Max(1, forecast.LearnedRows) * period), time),
            Time = time,
            Reasons = [.. Reasons(stream, limit, forecast, period)],
            Labels = ImmutableSortedDictionary<string, string>.Empty
                .WithComparers(StringComparer.Ordinal)
                .Add(AnomalyLabels.Metric, stream.Metric)
                .Add(AnomalyLabels.ExpectedAt, at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>Ends what was told: its signal is the same.</summary>
    public static Anomaly Over(MetricStream stream, DateTimeOffset told, DateTimeOffset time) => new()
    {
        Id = AnomalyIdentity.IdOf(Scorer, SignalOf(stream), told, "over"),
        Scorer = Scorer,
        Kind = AnomalyKinds.ActivityResumed,
        Signal = SignalOf(stream),
        Title = $"{stream.Metric} of {stream.Subject} is not about to pass its limit any more",
        Severity = Severity.Info,
        Score = 1,
        Threshold = EvenChance,
        Resource = stream.Resource,
        Window = new(told, time),
        Time = time,
        Reasons = ["the limit has not been in sight for an hour"],
        Labels = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(AnomalyLabels.Metric, stream.Metric),
    };

    private static ImmutableSortedDictionary<string, string> SignalOf(MetricStream stream) =>
        AnomalyIdentity.SignalOf(AnomalyKinds.LimitAhead, stream.Resource, (AnomalyLabels.Metric, stream.Metric), ("space", stream.Space));

    private static IEnumerable<string> Reasons(MetricStream stream, MetricLimit limit, ThresholdForecast forecast, TimeSpan period)
    {
        var perDay = forecast.Slope * (TimeSpan.FromDays(1) / period);
        yield return $"{stream.Space} {stream.Metric} ({stream.Statistic}) is at {UnusualMetric.Number(forecast.Level)} and {(perDay < 0 ? "falls" : "rises")} by {UnusualMetric.Number(Math.Abs(perDay))} a day, "
            + $"as the last {TimeLeft.Words(forecast.LearnedRows * period.TotalSeconds)} show; the limit is {UnusualMetric.Number(limit.Limit)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"chance within the time looked ahead: {forecast.Chance:0%}");
        if (forecast.EmptiedAt is { } level)
        {
            yield return $"so far it was emptied at about {UnusualMetric.Number(level)}";
        }
    }
}
