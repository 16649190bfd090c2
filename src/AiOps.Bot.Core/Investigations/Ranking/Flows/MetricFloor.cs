using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>
/// Where there is nothing better, the entity with the metric that is farthest from its normal range: median and interquartile range, as BARO has it (Pham et al., FSE 2024). Used for
/// bundles of metrics alone in which no flow of latency or failures can be followed.
/// </summary>
internal sealed class MetricFloor : ISuspectFinder
{
    /// <summary>For a normal distribution the interquartile range is 1.349 deviations.</summary>
    private const double PerRange = 1.349;

    private const double FloorShare = 0.01;
    private const double Abnormal = 3;

    /// <summary>The deviations beyond abnormal that convince by half; and no height of a curve alone makes more than likely.</summary>
    private const double Half = 10;

    private const double Most = 0.7;

    public string Name => "metrics";

    public bool CalleesExplain => false;

    public IEnumerable<Suspect> Find(IncidentBundle bundle)
    {
        if (bundle.Logs.Rows.Count > 0 || bundle.Spans.Rows.Count > 0 || !bundle.Alerts.IsEmpty || HasFlow(bundle))
        {
            return [];
        }

        var period = PeriodSplit.Of(bundle);
        return period.During.Series.Select(s => (s.Key, Shift: ShiftOf(s, period.Before.Find(s.Key)))).Where(s => s.Shift.Z > Abnormal)
            .GroupBy(s => s.Key.Entity, StringComparer.Ordinal)
            .Select(g => SuspectOf(g.Key, [.. g.OrderByDescending(s => s.Shift.Z).ThenBy(s => s.Key.Metric, StringComparer.Ordinal)]));
    }

    /// <summary>Whether there is latency or failure to follow; where it is normal, that is the finding, and no other metric is asked.</summary>
    private static bool HasFlow(IncidentBundle bundle) =>
        bundle.Metrics.Series.Any(s => MetricRoles.Of(s.Key.Metric) is MetricRole.Latency or MetricRole.Availability or MetricRole.Faults);

    private static Suspect SuspectOf(string entity, List<(MetricKey Key, (double Z, double Normal, double Now) Shift)> metrics) => new()
    {
        Entity = entity,
        Kind = "metrics",
        Score = Most * (metrics[0].Shift.Z - Abnormal) / (metrics[0].Shift.Z - Abnormal + Half),
        Evidence = [.. metrics.Take(3).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key.Metric} {m.Shift.Normal:G4} normally, now {m.Shift.Now:G4} ({m.Shift.Z:0.#} deviations)"))],
        Detail = metrics[0].Key.Metric,
    };

    private static (double Z, double Normal, double Now) ShiftOf(MetricSeries series, MetricSeries? normal)
    {
        if (normal is null)
        {
            return default;
        }

        var sorted = normal.Values.Order().ToArray();
        var median = NormalRange.Quantile(sorted, 0.5);
        var range = (NormalRange.Quantile(sorted, 0.75) - NormalRange.Quantile(sorted, 0.25)) / PerRange;

        // A metric that is constant is known to within a hundredth of itself or of what it ever was.
        var largest = Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]));
        var scale = Math.Max(range, Math.Max(FloorShare * largest, 1e-9));
        var farthest = series.Values.MaxBy(v => Math.Abs(v - median));
        return (Math.Abs(farthest - median) / scale, median, farthest);
    }
}
