namespace AiOps.Bot.Bundles;

/// <summary>The names of a bundle's files. Each may also be there packed, with <c>.gz</c> behind.</summary>
internal static class BundleFiles
{
    public const string Alert = "alert.json";
    public const string Metrics = "metrics.csv";
    public const string Baseline = "baseline.csv";
    public const string Topology = "topology.csv";
    public const string Logs = "logs.jsonl";
    public const string BaselineLogs = "baseline-logs.jsonl";
    public const string Spans = "spans.jsonl";
    public const string BaselineSpans = "baseline-spans.jsonl";
    public const string Changes = "changes.jsonl";
    public const string Alerts = "alerts.jsonl";
    public const string BaselineAlerts = "baseline-alerts.jsonl";

    private const string Packed = ".gz";

    public static readonly string[] All = [Alert, Metrics, Baseline, Topology, Logs, BaselineLogs, Spans, BaselineSpans, Changes, Alerts, BaselineAlerts];

    /// <summary>Whether a folder holds at least one of them.</summary>
    public static bool IsBundle(string folder) => All.Any(name => PathOf(folder, name) is not null);

    /// <summary>Where the file is, packed or not; null where it is not.</summary>
    public static string? PathOf(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : File.Exists(path + Packed) ? path + Packed : null;
    }
}
