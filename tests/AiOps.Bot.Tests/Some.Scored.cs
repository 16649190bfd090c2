using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public static MetricStream Cpu(string subject = "web-1") => new(new("i-" + subject), subject, "AWS/EC2", "CPUUtilization", "Average");

    /// <summary>Five-minute values with a day's curve up to a time, of which some are raised to 160 and called unusual.</summary>
    /// <param name="unusual">How many values from the end the unusual ones begin, and how many they are.</param>
    public static ScoredStretch Scored(MetricStream stream, DateTimeOffset to, int count = 288, (int Back, int Length) unusual = default)
    {
        var curve = DailySeries(count, seed: 5);
        return new(stream, [.. curve.Select((v, i) =>
        {
            var since = i - (count - unusual.Back);
            var isUnusual = unusual.Length > 0 && since >= 0 && since < unusual.Length;
            return new ScoredValue(to.AddMinutes(5 * (i - count)), isUnusual ? 160 + since : v, v - 10, v + 10, isUnusual ? 0.9 - (0.01 * since) : 0.05, isUnusual ? (since == 0 ? ScoredMark.Told : ScoredMark.Unusual) : ScoredMark.Usual);
        })]);
    }

    public static Anomaly MetricAnomaly(MetricStream stream, DateTimeOffset time) => new()
    {
        Id = "a-metric",
        Scorer = "metric-series",
        Kind = AnomalyKinds.MetricUnusual,
        Signal = Labels(("kind", AnomalyKinds.MetricUnusual), ("metric", stream.Metric), ("space", stream.Space), ("resource", stream.Resource.Value)),
        Title = $"{stream.Metric} of {stream.Subject} at 160 where 70 is usual",
        Severity = Severity.Medium,
        Score = 0.9,
        Threshold = 0.5,
        Resource = stream.Resource,
        Window = new(time.AddHours(-3), time),
        Time = time,
        Reasons = [$"{stream.Space} {stream.Metric} (Average): 160 at 12:00 UTC; expected 60 to 80 (by seasonal)"],
        Labels = Labels((AnomalyLabels.Metric, stream.Metric)),
    };
}
