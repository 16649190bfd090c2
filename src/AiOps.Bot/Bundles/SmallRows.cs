using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Bundles;

/// <summary>Reads the parts of a bundle that have few rows.</summary>
internal static class SmallRows
{
    // A longer difference is generated code or a lock file; what it touches is told by its files.
    private const int LongestDiff = 200_000;

    private const int LongestText = 4_000;
    private const int MostFiles = 1_000;

    public static async Task<BundleAlert?> ReadAlertAsync(string path, (string File, BundleFaults Faults) told, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            return AlertOf(JsonFields.All(Encoding.UTF8.GetBytes(document.RootElement.GetRawText())));
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException)
        {
            told.Faults.Unreadable(told.File, "not a JSON object");
            return null;
        }
    }

    public static async Task<Topology> ReadTopologyAsync(string path, (string File, BundleFaults Faults) told, CancellationToken cancellationToken)
    {
        var edges = new List<TopologyEdge>();
        await new CsvTable(told.File, told.Faults).ReadAsync(path, ["source", "target"], row =>
        {
            var edge = new TopologyEdge(row["source"], row["target"], row["kind"]);
            if (edge.Source.Length == 0 || edge.Target.Length == 0)
            {
                return "no source or no target; skipped";
            }

            edges.Add(edge);
            return null;
        }, cancellationToken);
        return new(edges);
    }

    public static async Task<ImmutableArray<BundleChange>> ReadChangesAsync(string path, (string File, BundleFaults Faults) told, CancellationToken cancellationToken)
    {
        // A commit and the deploy that ships it may share their id.
        var changes = new Dictionary<(string Id, string Kind, string Entity, DateTimeOffset? Time), BundleChange>();
        await JsonRows.ReadAsync(path, told, line =>
        {
            var change = ChangeOf(JsonFields.All(line), changes.Count);
            return changes.TryAdd((change.Id, change.Kind, change.Entity, change.Time), change) ? null : "a change that was there before; skipped";
        }, cancellationToken);
        return [.. changes.Values.OrderBy(c => c.Time).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    public static async Task<ImmutableArray<RaisedAlert>> ReadAlertsAsync(string path, (string File, BundleFaults Faults) told, CancellationToken cancellationToken)
    {
        var alerts = ImmutableArray.CreateBuilder<RaisedAlert>();
        await JsonRows.ReadAsync(path, told, line =>
        {
            var alert = RaisedOf(JsonFields.All(line));
            if (alert.Entity.Length == 0)
            {
                return "no entity; skipped";
            }

            alerts.Add(alert);
            return null;
        }, cancellationToken);
        return alerts.ToImmutable();
    }

    private static BundleAlert AlertOf(Dictionary<string, JsonElement> fields) => new()
    {
        Entity = OrNull(fields, "entity"),
        Metric = OrNull(fields, "metric"),
        Statistic = OrNull(fields, "statistic"),
        Kind = OrNull(fields, "kind"),
        Time = JsonFields.Time(fields, "time") ?? JsonFields.Time(fields, "timestamp"),
        Description = OrNull(fields, "description"),
    };

    private static BundleChange ChangeOf(Dictionary<string, JsonElement> fields, int number) => new()
    {
        Id = JsonFields.Text(fields, "id") is { Length: > 0 } id ? id : string.Create(CultureInfo.InvariantCulture, $"change-{number + 1}"),
        Time = JsonFields.Time(fields, "timestamp"),
        Kind = Text(fields, "kind"),
        Entity = Text(fields, "entity"),
        Actor = Text(fields, "actor"),
        Summary = Text(fields, "summary"),
        Files = fields.TryGetValue("files", out var files) && files.ValueKind == JsonValueKind.Array ? [.. files.EnumerateArray().Take(MostFiles).Select(JsonFields.Text)] : [],
        Diff = Cut(JsonFields.Text(fields, "diff"), LongestDiff),
    };

    private static RaisedAlert RaisedOf(Dictionary<string, JsonElement> fields) => new()
    {
        Entity = Text(fields, "entity"),
        Kind = Text(fields, "kind"),
        Name = Text(fields, "name"),
        Caller = Text(fields, "caller"),
        Value = JsonFields.Number(fields, "value"),
        Time = JsonFields.Time(fields, "timestamp"),
        Incident = Text(fields, "incident"),
    };

    private static string? OrNull(Dictionary<string, JsonElement> fields, string name) => Text(fields, name) is { Length: > 0 } text ? text : null;

    private static string Text(Dictionary<string, JsonElement> fields, string name) => Cut(JsonFields.Text(fields, name), LongestText);

    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] : text;
}
