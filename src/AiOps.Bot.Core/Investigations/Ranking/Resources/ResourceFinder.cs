using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Investigations.Ranking.Onsets;

namespace AiOps.Bot.Core.Investigations.Ranking.Resources;

/// <summary>
/// Suspects entities whose processor, memory, disk or another resource is used far beyond its normal range and near its limit. A deviation alone says little: an
/// idle pod that wakes up is far from normal, too.
/// </summary>
public sealed class ResourceFinder : ISuspectFinder
{
    private const int FewestNormal = 2;
    private const double Worth = 0.02;

    /// <summary>A pod's metric of its host is the same on every pod there: it convicts nobody.</summary>
    private const double OfTheHost = 0.3;

    public string Name => "resources";

    public bool CalleesExplain => false;

    public IEnumerable<Suspect> Find(IncidentBundle bundle)
    {
        var onset = OnsetEstimate.Of(bundle).Ticks;
        var largest = bundle.Metrics.Series.Concat(bundle.Baseline.Series).GroupBy(s => s.Key.Metric).ToDictionary(g => g.Key, g => g.Max(s => s.Values.Max()));
        return
        [
            .. bundle.Metrics.Series
                .Select(s => (s.Key, Found: Of(s, bundle.Baseline.Find(s.Key), (onset, largest[s.Key.Metric]))))
                .Where(s => s.Found.Score > Worth)
                .GroupBy(s => s.Key.Entity)
                .Select(g => SuspectOf(g.Key, [.. g.OrderByDescending(s => s.Found.Score).ThenBy(s => s.Key.Metric, StringComparer.Ordinal)])),
        ];
    }

    private static (double Score, double Normal, double Peak) Of(MetricSeries series, MetricSeries? baseline, (long Onset, double Largest) context)
    {
        if (ResourceKind.Of(series.Key.Metric) is null)
        {
            return default;
        }

        var now = baseline is null ? ValuesIn(series, t => t >= context.Onset) : series.Values;
        var before = baseline?.Values ?? ValuesIn(series, t => t < context.Onset);
        if (now.Count == 0 || before.Count < FewestNormal)
        {
            return default;
        }

        var words = MetricWords.Of(series.Key.Metric);
        var (normal, peak) = (NormalRange.Of(before), now.Max());
        return (ResourceUse.Score(words, normal, peak, context.Largest) * (words.Overlaps(["node", "host"]) ? OfTheHost : 1), normal.Median, peak);
    }

    private static IReadOnlyList<double> ValuesIn(MetricSeries series, Func<long, bool> isIn) => [.. series.Values.Where((_, i) => isIn(series.Ticks[i]))];

    private static Suspect SuspectOf(string entity, List<(MetricKey Key, (double Score, double Normal, double Peak) Found)> metrics) => new()
    {
        Entity = entity,
        Kind = ResourceKind.Of(metrics[0].Key.Metric)!,
        Score = metrics[0].Found.Score,
        Evidence = [.. metrics.Take(2).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key.Metric} rose from {m.Found.Normal:G3} to {m.Found.Peak:G3}"))],
        Detail = metrics[0].Key.Metric,
    };
}
