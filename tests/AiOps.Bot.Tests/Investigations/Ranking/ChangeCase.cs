using System.Text.Json;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Tests.Investigations.Ranking;

/// <summary>An invented incident with its changes, of which one or none is to blame: an hour of normal life, then a quarter of an hour of trouble.</summary>
internal sealed record ChangeCase(string Name, string Answer, IncidentBundle Bundle)
{
    private const int Normal = 60;
    private const int Trouble = 15;

    public static IReadOnlyList<ChangeCase> All(Func<string, string>? rename = null)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Investigations", "Ranking", "Fixtures", "change-cases.json")));
        return [.. file.RootElement.EnumerateArray().Select(c => Of(c, rename ?? (name => name)))];
    }

    public override string ToString() => Name;

    private static ChangeCase Of(JsonElement json, Func<string, string> rename)
    {
        var onset = BundleScript.Start.AddMinutes(Normal);
        var script = new BundleScript().Alert(rename(Text(json, "entity")), Text(json, "metric"), onset.AddMinutes(8), Text(json, "description"));
        foreach (var metric in json.GetProperty("metrics").EnumerateArray())
        {
            var (before, now) = (metric[2].GetDouble(), metric[3].GetDouble());
            script.Metric(true, rename(metric[0].GetString()!), metric[1].GetString()!, [.. Enumerable.Range(0, Normal + Trouble).Select(i => (i < Normal ? before : now) * (1 + (0.01 * (i % 3))))]);
        }

        Lines(script, json.GetProperty("before"), Enumerable.Range(0, Normal), rename);
        Lines(script, json.GetProperty("now"), Enumerable.Range(Normal, Trouble), rename);
        foreach (var change in json.GetProperty("changes").EnumerateArray())
        {
            script.Change(ChangeOf(change, onset, rename));
        }

        foreach (var raised in json.TryGetProperty("raised", out var all) ? all.EnumerateArray() : default)
        {
            script.Raised(raised[0].GetString()!, raised[1].GetString()!, raised[2].GetString()!, onset);
        }

        return new(Text(json, "name"), Text(json, "answer"), script.Build());
    }

    private static void Lines(BundleScript script, JsonElement lines, IEnumerable<int> minutes, Func<string, string> rename)
    {
        foreach (var minute in minutes)
        {
            foreach (var line in lines.EnumerateArray())
            {
                script.LineAt(BundleScript.Start.AddMinutes(minute), rename(line[0].GetString()!), line[2].GetString()!, line[1].GetString()!);
            }
        }
    }

    private static BundleChange ChangeOf(JsonElement json, DateTimeOffset onset, Func<string, string> rename) => new()
    {
        Id = Text(json, "id"),
        Kind = Text(json, "kind"),
        Entity = rename(Text(json, "entity")),
        Time = onset.AddMinutes(json.GetProperty("min").GetInt32()),
        Summary = Text(json, "summary"),
        Files = json.TryGetProperty("files", out var files) ? [.. files.EnumerateArray().Select(f => f.GetString()!)] : [],
        Diff = json.TryGetProperty("diff", out var diff) ? diff.GetString()! : "",
    };

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
