using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>The incident's and the normal period's metrics, cut into rows of one step, so that series with slightly different clocks line up.</summary>
internal sealed class FlowWindow
{
    private static readonly string[] Centres = ["average", "avg", "mean", "", "p50", "median", "p75", "p90", "p95", "p99", "p999", "max", "maximum"];
    private static readonly string[] Totals = ["sum", "total", "count", "samplecount", "", "average", "avg", "mean"];

    private readonly MetricSet _during;
    private readonly MetricSet _before;
    private readonly string? _statistic;

    /// <param name="statistic">The one that the alert is about; null where it does not say.</param>
    public FlowWindow(MetricSet during, MetricSet before, string? statistic)
    {
        (_during, _before, _statistic) = (during, before, statistic);
        StepTicks = Snapped(StepOf(during) ?? StepOf(before) ?? TimeSpan.TicksPerMinute);
    }

    /// <summary>The usual distance of two neighbouring values.</summary>
    public long StepTicks { get; }

    /// <summary>Badness by row during the incident: seconds, or percent of requests that failed.</summary>
    public IReadOnlyDictionary<long, double> During(string entity, FlowMode mode) => RowsOf(_during, Badness(_during, entity, mode));

    /// <summary>Badness in the normal period, in order of time.</summary>
    public IReadOnlyList<double> Before(string entity, FlowMode mode) => [.. Badness(_before, entity, mode).Select(p => p.Value)];

    /// <summary>Requests by row during the incident.</summary>
    public IReadOnlyDictionary<long, double> Requests(string entity) => RowsOf(_during, Points(SeriesOf(_during, entity, MetricRole.Requests)));

    private IEnumerable<(long Ticks, double Value)> Badness(MetricSet metrics, string entity, FlowMode mode)
    {
        if (mode == FlowMode.Latency)
        {
            return Points(SeriesOf(metrics, entity, MetricRole.Latency));
        }

        return SeriesOf(metrics, entity, MetricRole.Availability) is { } available ? Failing(available) : FaultRate(metrics, entity);
    }

    /// <summary>Of a share of successes the rest, in percent. A series that never passes 1 is a share of 1, which one normal value tells.</summary>
    private IEnumerable<(long, double)> Failing(MetricSeries available)
    {
        var known = _before.Find(available.Key) ?? available;
        var percent = Math.Max(known.Values.Max(), available.Values.Max()) > 1 ? 1 : 100;
        return Points(available).Select(p => (p.Ticks, Math.Clamp(100 - (p.Value * percent), 0, 100)));
    }

    /// <summary>Failed requests of a hundred; where requests are not counted, failed ones as they are.</summary>
    private IEnumerable<(long, double)> FaultRate(MetricSet metrics, string entity)
    {
        var requests = RowsOf(metrics, Points(SeriesOf(metrics, entity, MetricRole.Requests)));
        return Points(SeriesOf(metrics, entity, MetricRole.Faults))
            .Select(p => (p.Ticks, requests.TryGetValue(RowOf(metrics, p.Ticks), out var count) && count > 0 ? Math.Min(100, 100 * p.Value / count) : requests.Count == 0 ? p.Value : 0));
    }

    private MetricSeries? SeriesOf(MetricSet metrics, string entity, MetricRole role) => metrics.Of(entity)
        .Where(s => MetricRoles.Of(s.Key.Metric) == role)
        .OrderBy(s => Place(s.Key.Statistic, role == MetricRole.Latency ? Centres : Totals, role))
        .FirstOrDefault();

    private int Place(string statistic, string[] order, MetricRole role)
    {
        if (role == MetricRole.Latency && _statistic is not null && statistic.Equals(_statistic, StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        var at = Array.IndexOf(order, statistic.ToLowerInvariant());
        return at < 0 ? order.Length : at;
    }

    private static IEnumerable<(long Ticks, double Value)> Points(MetricSeries? series)
    {
        for (var i = 0; i < (series?.Count ?? 0); i++)
        {
            yield return (series!.Ticks[i], series.Values[i]);
        }
    }

    private Dictionary<long, double> RowsOf(MetricSet metrics, IEnumerable<(long Ticks, double Value)> points)
    {
        var rows = new Dictionary<long, double>();
        foreach (var (ticks, value) in points)
        {
            rows[RowOf(metrics, ticks)] = value;
        }

        return rows;
    }

    /// <summary>Counted from the set's first value, so that no border between two rows lies where values are.</summary>
    private long RowOf(MetricSet metrics, long ticks) => (ticks - (metrics.FirstTicks ?? 0) + (StepTicks / 2)) / StepTicks;

    /// <summary>To whole minutes where it is nearly that, since clocks tremble while schedules do not.</summary>
    private static long Snapped(long step)
    {
        var minutes = Math.Round((double)step / TimeSpan.TicksPerMinute) * TimeSpan.TicksPerMinute;
        return minutes > 0 && Math.Abs(minutes - step) < Tremble * minutes ? (long)minutes : Math.Max(step, 1);
    }

    private const double Tremble = 0.1;

    private static long? StepOf(MetricSet metrics)
    {
        var steps = metrics.Series.SelectMany(s => s.Ticks.Zip(s.Ticks.Skip(1), (a, b) => b - a)).Order().ToList();
        return steps.Count > 0 ? steps[steps.Count / 2] : null;
    }
}
