using System.Globalization;

namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>A node's numbers in sentences.</summary>
internal static class FlowWords
{
    public static IEnumerable<string> Of(FlowGraph graph, FlowNode node, double own, double share)
    {
        yield return graph.Mode == FlowMode.Latency ? Latency(node) : Failures(node);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"of {Amount(graph, node.Excess)} beyond normal {Amount(graph, own)} are not explained by what it calls: {share:0%} of what {graph.Target} lost");
        var fresh = graph.NewCallees(node).Select(c => c.Entity).Order(StringComparer.Ordinal).ToList();
        if (fresh.Count > 0)
        {
            yield return $"it calls {string.Join(", ", fresh)}, which was not called in the normal period";
        }
    }

    private static string Latency(FlowNode node) => node.WasThereBefore
        ? string.Create(CultureInfo.InvariantCulture, $"latency {Seconds(node.Normal.Median)} normally, now up to {Seconds(node.Worst)} ({node.Z:0.#} deviations)")
        : string.Create(CultureInfo.InvariantCulture, $"latency up to {Seconds(node.Worst)}; it was not seen in the normal period");

    private static string Failures(FlowNode node) => node.WasThereBefore
        ? string.Create(CultureInfo.InvariantCulture, $"{node.Normal.Median:0.##} % of requests fail normally, now up to {node.Worst:0.##} % ({node.Z:0.#} deviations)")
        : string.Create(CultureInfo.InvariantCulture, $"up to {node.Worst:0.##} % of requests fail; it was not seen in the normal period");

    private static string Amount(FlowGraph graph, double excess) =>
        graph.Mode == FlowMode.Latency ? Seconds(excess) : string.Create(CultureInfo.InvariantCulture, $"{excess:0.#} failed requests");

    private static string Seconds(double value) => value switch
    {
        >= 1 => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} s"),
        >= 0.001 => string.Create(CultureInfo.InvariantCulture, $"{value * 1_000:0.#} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value * 1_000_000:0} µs"),
    };
}
