using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>
/// The calls below a target with what each entity's share in the excess is. Seconds and failures of a callee are seconds and failures of its callers; what is left when the
/// callees' part is taken away is an entity's own.
/// </summary>
internal sealed class FlowGraph
{
    // z at which a row counts as part of the incident: the usual three deviations.
    private const double Abnormal = 3;

    private const double LatencyFloorShare = 0.05;
    private const double LatencyFloorSeconds = 1e-6;
    private const double FailureFloorPercent = 0.5;

    private readonly Topology _topology;
    private readonly Dictionary<string, FlowNode> _nodes;

    private FlowGraph(Topology topology, FlowMode mode, string target, Dictionary<string, FlowNode> nodes)
    {
        (_topology, Mode, Target, _nodes) = (topology, mode, target, nodes);
    }

    public FlowMode Mode { get; }

    public string Target { get; }

    /// <summary>Whether the normal period hardly ever looks as bad as the target does now.</summary>
    public required bool IsBeyondNormal { get; init; }

    public IReadOnlyDictionary<string, FlowNode> Nodes => _nodes;

    /// <summary>Null where the target has no such series.</summary>
    public static FlowGraph? Of(IncidentBundle bundle, FlowWindow window, FlowMode mode, string target)
    {
        var rows = window.During(target, mode);
        if (rows.Count == 0)
        {
            return null;
        }

        var normal = NormalOf(window, mode, target);
        var counted = rows.Where(r => normal.ZOf(r.Value) > Abnormal).Select(r => r.Key).ToHashSet();
        if (counted.Count == 0)
        {
            counted.Add(rows.OrderByDescending(r => r.Value).ThenBy(r => r.Key).First().Key);
        }

        var unusual = normal.IsUnusual([.. rows.OrderBy(r => r.Key).Select(r => r.Value)], window.Before(target, mode));
        var usual = UsualRequests(bundle, window);
        var nodes = bundle.Metrics.Entities.Concat(bundle.Topology.Nodes).Append(target).Distinct(StringComparer.Ordinal)
            .Select(e => NodeOf(window, mode, e, (counted, usual))).OfType<FlowNode>().ToDictionary(n => n.Entity, StringComparer.Ordinal);
        return nodes.ContainsKey(target) ? new(bundle.Topology, mode, target, nodes) { IsBeyondNormal = unusual } : null;
    }

    /// <summary>The excess that the callees do not explain.</summary>
    public double OwnExcess(FlowNode node) => Math.Max(0, node.Excess - _topology.CalleesOf(node.Entity).Sum(c => ExplainedBy(c, node)));

    /// <summary>The callees that were not there before and fail or take time now: the caller began to do something else.</summary>
    public IEnumerable<FlowNode> NewCallees(FlowNode node) =>
        _topology.CalleesOf(node.Entity).Select(c => _nodes.GetValueOrDefault(c)).OfType<FlowNode>().Where(c => !c.WasThereBefore && c.Excess > 0);

    /// <summary>A callee's excess is shared out among its callers by their own; of a callee that is hardly abnormal less counts.</summary>
    private double ExplainedBy(string callee, FlowNode caller)
    {
        if (!_nodes.TryGetValue(callee, out var node) || !node.WasThereBefore)
        {
            return 0;
        }

        var all = _topology.CallersOf(callee).Sum(c => _nodes.GetValueOrDefault(c)?.Excess ?? 0);
        return all > 0 ? node.Excess * node.Significance * caller.Excess / all : 0;
    }

    private static FlowNode? NodeOf(FlowWindow window, FlowMode mode, string entity, (HashSet<long> Rows, double UsualRequests) counted)
    {
        var during = window.During(entity, mode).Where(r => counted.Rows.Contains(r.Key)).ToList();
        if (during.Count == 0)
        {
            return null;
        }

        var wasThere = window.Before(entity, mode).Count > 0;
        var normal = wasThere ? NormalOf(window, mode, entity) : new NormalRange(0, Floor(mode, during.Min(r => r.Value)));
        var weights = WeightsOf(window, entity, counted, [.. during.Select(r => r.Key)]);
        var usual = during.Average(r => Math.Max(0, normal.Deviation(r.Value)));
        var lost = during.Sum(r => Math.Max(0, normal.Deviation(r.Value)) * weights[r.Key]) + (usual * weights.Where(w => during.All(r => r.Key != w.Key)).Sum(w => w.Value));
        return new()
        {
            Entity = entity,
            WasThereBefore = wasThere,
            Normal = normal,
            Worst = during.Max(r => r.Value),
            Z = during.Max(r => normal.ZOf(r.Value)),
            Excess = lost * (mode == FlowMode.Latency ? 1 : 0.01),
            Requests = weights.Values.Sum(),
        };
    }

    /// <summary>
    /// Requests by row. A row with a value but without a count has as many as usual; a row with a count but without a value counts too, with what the others lost: in both the
    /// cell is missing and not the traffic.
    /// </summary>
    private static Dictionary<long, double> WeightsOf(FlowWindow window, string entity, (HashSet<long> Rows, double UsualRequests) counted, IReadOnlyList<long> seen)
    {
        var requests = window.Requests(entity);
        var usual = requests.Count == 0 ? counted.UsualRequests : NormalRange.Quantile([.. requests.Values.Order()], 0.5);
        var weights = requests.Where(r => counted.Rows.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value);
        foreach (var row in seen)
        {
            weights.TryAdd(row, usual);
        }

        return weights;
    }

    private static NormalRange NormalOf(FlowWindow window, FlowMode mode, string entity) => NormalRange.Of(window.Before(entity, mode), median => Floor(mode, median));

    /// <summary>Five percent of a duration, half a percent of requests: less is not worth an incident.</summary>
    private static double Floor(FlowMode mode, double median) =>
        mode == FlowMode.Latency ? Math.Max(LatencyFloorShare * median, LatencyFloorSeconds) : FailureFloorPercent;

    /// <summary>For entities whose requests nobody counts.</summary>
    private static double UsualRequests(IncidentBundle bundle, FlowWindow window)
    {
        var all = bundle.Metrics.Entities.SelectMany(e => window.Requests(e).Values).Order().ToArray();
        return all.Length == 0 ? 1 : NormalRange.Quantile(all, 0.5);
    }
}
