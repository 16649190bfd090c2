using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>The incident's metrics and the normal ones. A bundle without a normal period has one in what came before the alert.</summary>
internal sealed record PeriodSplit(MetricSet During, MetricSet Before)
{
    public static PeriodSplit Of(IncidentBundle bundle)
    {
        if (bundle.Baseline.Series.Count > 0 || bundle.Alert?.Time is not { } alert)
        {
            return new(bundle.Metrics, bundle.Baseline);
        }

        return new(Cut(bundle.Metrics, t => t >= alert.UtcTicks), Cut(bundle.Metrics, t => t < alert.UtcTicks));
    }

    private static MetricSet Cut(MetricSet metrics, Func<long, bool> isIn) => new(metrics.Series.Select(s =>
    {
        var rows = Enumerable.Range(0, s.Count).Where(i => isIn(s.Ticks[i])).ToList();
        return new MetricSeries(s.Key, [.. rows.Select(i => s.Ticks[i])], [.. rows.Select(i => s.Values[i])]);
    }));
}
