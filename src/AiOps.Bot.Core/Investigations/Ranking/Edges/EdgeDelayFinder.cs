using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Investigations.Ranking.Onsets;

namespace AiOps.Bot.Core.Investigations.Ranking.Edges;

/// <summary>
/// Suspects entities whose calls take longer between caller and callee than both need themselves: network, connection or queue in front of them. Put on the callee
/// where most of its inbound calls slow down; on the caller where its calls to several callees do.
/// </summary>
public sealed class EdgeDelayFinder : ISuspectFinder
{
    private const string Words = "network delay";

    /// <summary>Slow outbound calls may as well be the callees' fault.</summary>
    private const double OutboundWeight = 0.6;

    private const int FewestCallees = 2;
    private const double Worth = 0.02;
    private const double Percentile = 0.9;
    private static readonly string[] TimeWords = ["latency", "delay", "rtt", "(ms)", "_ms", "(s)", "seconds"];

    public string Name => "edge delay";

    public bool CalleesExplain => false;

    public IEnumerable<Suspect> Find(IncidentBundle bundle)
    {
        var spans = Periods.OfSpans(bundle);
        var delays = new EdgeDelays(ServedCalls.In(spans.Before), ServedCalls.In(spans.Now));
        var inbound = delays.Inbound().Select(d => (d.Entity, d.Delay, Weight: 1.0, Words: "calls into it"));
        var outbound = delays.Outbound().Where(d => d.Delay.Partners >= FewestCallees).Select(d => (d.Entity, d.Delay, Weight: OutboundWeight, Words: "calls out of it"));
        return
        [
            .. spans.Before.Count == 0 ? [] : inbound.Concat(outbound)
                .GroupBy(d => d.Entity)
                .Select(g => g.MaxBy(d => d.Weight * d.Delay.Score))
                .Where(d => d.Weight * d.Delay.Score > Worth)
                .Select(d => SuspectOf((bundle.Entities[d.Entity], MeasureOf(bundle, bundle.Entities[d.Entity])), d.Weight * d.Delay.Score, d.Delay, d.Words)),
        ];
    }

    /// <summary>The figure as the operator's own monitoring calls it, where it has one.</summary>
    private static string MeasureOf(IncidentBundle bundle, string entity) =>
        bundle.Metrics.Of(entity).Select(s => s.Key.Metric).FirstOrDefault(IsNetworkTime) is { } metric ? $"{Words}, {metric}" : Words;

    private static bool IsNetworkTime(string metric) =>
        metric.Contains("network", StringComparison.OrdinalIgnoreCase) && TimeWords.Any(w => metric.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static Suspect SuspectOf((string Entity, string Measure) of, double score, EdgeDelay delay, string calls) => new()
    {
        Entity = of.Entity,
        Kind = Words,
        Score = score,
        Evidence = [string.Create(CultureInfo.InvariantCulture, $"{calls} wait {delay.MedianMs:N0} ms longer on the way than before ({delay.Delays.Length} of {delay.Calls} calls; p90 +{High(delay):N0} ms)")],
        Detail = of.Measure,
    };

    private static double High(EdgeDelay delay) => delay.Delays.Order().ElementAt((int)(Percentile * (delay.Delays.Length - 1)));
}
