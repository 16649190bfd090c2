using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public const string Latency = "latency";
    public const string Requests = "requests";

    private const int NormalRows = 200;
    private const int IncidentRows = 5;

    /// <summary>front calls api and cart, api calls db. Seconds of latency normally 0.4, 0.3, 0.05, 0.2; a hundred requests a row each.</summary>
    public static readonly (string Name, double Seconds)[] Chain = [("front", 0.4), ("api", 0.3), ("cart", 0.05), ("db", 0.2)];

    public static readonly Topology ChainTopology = new([new("front", "api"), new("front", "cart"), new("api", "db")]);

    /// <summary>The chain with seconds added to some of its entities during the incident; who calls them is slower by as much.</summary>
    public static IncidentBundle ChainBundle(params (string Entity, double Added)[] slow) => new()
    {
        Alert = new() { Entity = "front", Metric = Latency, Statistic = "Average", Time = Noon },
        Topology = ChainTopology,
        Baseline = new(Chain.SelectMany(c => SeriesOf(c.Name, c.Seconds, Noon.AddDays(-2), NormalRows))),
        Metrics = new(Chain.SelectMany(c => SeriesOf(c.Name, c.Seconds + AddedTo(c.Name, slow), Noon, IncidentRows))),
    };

    public static MetricSeries Series(string entity, string metric, string statistic, params double[] values) =>
        MetricSeries.Of(new(entity, metric, statistic), [.. values.Select((v, i) => (Noon.AddMinutes(5 * i).UtcTicks, v))]);

    /// <summary>The bundle with every entity renamed.</summary>
    public static IncidentBundle Renamed(IncidentBundle bundle, Func<string, string> name) => bundle with
    {
        Alert = bundle.Alert is { } alert ? alert with { Entity = alert.Entity is { } entity ? name(entity) : null } : null,
        Topology = new(bundle.Topology.Edges.Select(e => e with { Source = name(e.Source), Target = name(e.Target) })),
        Metrics = Renamed(bundle.Metrics, name),
        Baseline = Renamed(bundle.Baseline, name),
        Alerts = [.. bundle.Alerts.Select(a => Renamed(a, name))],
        BaselineAlerts = [.. bundle.BaselineAlerts.Select(a => Renamed(a, name))],
    };

    public static RaisedAlert Raised(string entity, string name, string incident = "", string kind = "metric", string caller = "") =>
        new() { Entity = entity, Kind = kind, Name = name, Caller = caller, Incident = incident };

    private static RaisedAlert Renamed(RaisedAlert alert, Func<string, string> name) =>
        alert with { Entity = name(alert.Entity), Caller = alert.Caller.Length > 0 ? name(alert.Caller) : "" };

    private static MetricSet Renamed(MetricSet metrics, Func<string, string> name) =>
        new(metrics.Series.Select(s => s with { Key = s.Key with { Entity = name(s.Key.Entity) } }));

    private static double AddedTo(string entity, (string Entity, double Added)[] slow) =>
        slow.Where(s => ChainTopology.ReachableFrom(entity).ContainsKey(s.Entity)).Sum(s => s.Added);

    private static IEnumerable<MetricSeries> SeriesOf(string entity, double seconds, DateTimeOffset from, int rows)
    {
        var random = new Random(rows + (int)(seconds * 1_000));
        yield return MetricSeries.Of(new(entity, Latency, "Average"), [.. Enumerable.Range(0, rows).Select(i => (from.AddMinutes(5 * i).UtcTicks, seconds * (1 + (0.02 * random.NextDouble()))))]);
        yield return MetricSeries.Of(new(entity, Requests, "Sum"), [.. Enumerable.Range(0, rows).Select(i => (from.AddMinutes(5 * i).UtcTicks, 100.0))]);
    }
}
