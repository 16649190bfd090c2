using AiOps.Bot.Core.Investigations.Ranking.Onsets;

namespace AiOps.Bot.Core.Investigations.Ranking.Edges;

/// <summary>Compares what calls take on the way with the normal period, edge by edge.</summary>
internal sealed class EdgeDelays(IReadOnlyList<ServedCall> before, IReadOnlyList<ServedCall> now)
{
    /// <summary>Under it lie the pauses of schedulers and garbage collectors. Results are flat between 20 and 100 ms.</summary>
    private const double NoticedMs = 50;

    private readonly Dictionary<CallEdge, double> _normal = before.GroupBy(c => c.Edge).ToDictionary(g => g.Key, g => NormalRange.MedianOf([.. g.Select(c => c.OnTheWayMs)]));
    private readonly double _normalAnywhere = NormalRange.MedianOf([.. before.Select(c => c.OnTheWayMs)]);

    public IEnumerable<(int Entity, EdgeDelay Delay)> Inbound() => By(e => e.Callee, e => e.Caller);

    public IEnumerable<(int Entity, EdgeDelay Delay)> Outbound() => By(e => e.Caller, e => e.Callee);

    private IEnumerable<(int Entity, EdgeDelay Delay)> By(Func<CallEdge, int> side, Func<CallEdge, int> otherSide) =>
        now.GroupBy(c => side(c.Edge)).Select(g => (g.Key, new EdgeDelay(
            g.Count(),
            [.. g.Select(Beyond).Where(ms => ms > NoticedMs)],
            g.Select(c => otherSide(c.Edge)).Distinct().Count())));

    private double Beyond(ServedCall call) => call.OnTheWayMs - _normal.GetValueOrDefault(call.Edge, _normalAnywhere);
}
