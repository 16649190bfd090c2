using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Onsets;
using AiOps.Bot.Core.Investigations.Ranking.Resources;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>Metrics that tell of causes outside of any change: an expiry that is reached, a host that is busy, more requests than usual.</summary>
internal static class OperationalMetrics
{
    private const double Expired = 0.95;
    private const double BusyHost = 0.5;
    private const double Surge = 0.6;

    /// <summary>Under twice the usual rate a service should hold; a little less, since rates are averages.</summary>
    private const double SurgeFactor = 1.8;

    /// <summary>Metrics come by the minute, some minutes apart.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(5);

    private static readonly string[] Expiry = ["expiry", "expires", "expiration", "expire", "validity"];
    private static readonly string[] Hosts = ["node", "host", "hypervisor", "vm"];
    private static readonly string[] Rates = ["rps", "qps", "requests", "request", "rate", "traffic", "hits", "visits", "sessions", "throughput", "arrivals", "ingest", "received"];
    private static readonly string[] Outcomes = ["error", "errors", "latency", "duration", "failed", "failures", "timeout", "timeouts", "success", "ratio", "pct", "percent", "seconds", "ms", "retry", "retries"];

    public static IEnumerable<OperationalCause> In(IncidentSigns signs) =>
        signs.Bundle.Metrics.Series.Select(s => ReachedExpiry(s, signs.Onset)).OfType<OperationalCause>()
            .Concat(signs.Departures.Select(d => Of(d, signs.Onset)).OfType<OperationalCause>())
            .GroupBy(c => c.Name).Select(g => g.MaxBy(c => c.Weight)!);

    private static OperationalCause? ReachedExpiry(MetricSeries series, OnsetEstimate onset)
    {
        if (!MetricWords.Of(series.Key.Metric).Overlaps(Expiry))
        {
            return null;
        }

        for (var i = 1; i < series.Count; i++)
        {
            if (series.Values[i - 1] > 0 && series.Values[i] <= 0 && Math.Abs(series.Ticks[i] - onset.Ticks) <= Together.Ticks)
            {
                return new("an expiry that was reached", Expired, true, [$"{series.Key.Entity} {series.Key.Metric} reached 0 at the onset"]);
            }
        }

        return null;
    }

    private static OperationalCause? Of(Departure departure, OnsetEstimate onset)
    {
        var words = MetricWords.Of(departure.Key.Metric);
        var line = string.Create(CultureInfo.InvariantCulture, $"{departure.Key.Entity} {departure.Key.Metric} went from {departure.Normal:G3} to {departure.Now:G3}");
        if (departure.Z > 0 && words.Overlaps(Hosts) && ResourceKind.Of(departure.Key.Metric) is not null && departure.Ticks <= onset.Ticks + Together.Ticks)
        {
            return new("a busy host", BusyHost, true, [line]);
        }

        var isSurge = words.Overlaps(Rates) && !words.Overlaps(Outcomes) && departure.Now > SurgeFactor * departure.Normal && departure.Normal > 0;
        return isSurge && departure.Ticks <= onset.Ticks + Together.Ticks ? new("more traffic than usual", Surge, false, [line]) : null;
    }
}
