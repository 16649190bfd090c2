using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Collectors;
using AiOps.Bot.Core.Investigations.Ranking;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Exports;

/// <summary>Spells the rows of a bundle's files. All texts go through one redactor, so that a name stays the same in all of them. Not thread-safe.</summary>
internal sealed class BundleRows(SecretRedactor redactor)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<string> Alert(InvestigationContext context)
    {
        var alert = LiveBundle.AlertOf(context);
        return [Line(("entity", Text(alert.Entity)), ("metric", Text(alert.Metric)), ("kind", Text(alert.Kind)), ("time", Time(context.Onset)), ("description", Text(alert.Description)))];
    }

    public IReadOnlyList<string> Alerts(InvestigationContext context) => [.. context.Alerts.Select(LiveBundle.RaisedOf).Select(a => Line(
        ("timestamp", a.Time is { } at ? Time(at) : null), ("entity", Text(a.Entity)), ("kind", Text(a.Kind)), ("name", Text(a.Name)), ("value", a.Value)))];

    public IReadOnlyList<string> Changes(Investigation? investigation) => investigation is null ? [] :
    [
        .. LiveBundle.ChangesOf(investigation.Evidence).Select(c => Line(
            ("timestamp", c.Time is { } at ? Time(at) : null), ("kind", Text(c.Kind)), ("entity", Text(c.Entity)), ("id", Text(c.Id)), ("actor", Text(c.Actor)),
            ("summary", Text(c.Summary)), ("diff", Text(c.Diff)))),
    ];

    public IReadOnlyList<string> Topology(KeptTelemetry? kept) => kept is not { Topology.Length: > 0 } ? [] :
        ["source,target,kind", .. kept.Topology.Select(e => $"{Cell(e.Source)},{Cell(e.Target)},{Cell(e.Kind)}")];

    public IReadOnlyList<string> Metrics(KeptTelemetry? kept, bool since)
    {
        var rows = (kept?.Series ?? []).SelectMany(s => s.Ticks.Zip(s.Values).Where(p => IsSince(kept!, p.First) == since).Select(p => Row(s.Key, p.First, p.Second))).ToList();
        return rows.Count == 0 ? [] : ["timestamp,entity,metric,statistic,value", .. rows];
    }

    public IReadOnlyList<string> Spans(KeptTelemetry? kept, bool since) => [.. (kept?.Spans ?? []).Where(s => IsSince(kept!, s.Start.UtcTicks) == since).Select(s => Line(
        ("trace", s.Trace), ("span", s.Id), ("parent", s.Parent.Length == 0 ? null : s.Parent), ("entity", Text(s.Entity)), ("operation", Text(s.Operation)),
        ("start", Time(s.Start)), ("duration_ms", s.DurationMs), ("error", s.IsError ? true : null)))];

    public string Log(LogEvent line, ParsedLog parsed) => Line(
        ("timestamp", Time(line.Timestamp)),
        ("entity", Text(line.Resource == ResourceId.Unknown ? line.Stream.Group : line.Resource.Value)),
        ("level", Level(line.Severity != LogSeverity.Unknown ? line.Severity : parsed.Severity)),
        ("message", Text(parsed.Content)),
        ("trace", Text(TraceNames.In(parsed.Fields, TraceNames.Trace))),
        ("span", Text(TraceNames.In(parsed.Fields, TraceNames.Span))));

    private string Row(MetricKey key, long ticks, double value) => string.Create(
        CultureInfo.InvariantCulture, $"{Time(new(ticks, TimeSpan.Zero))},{Cell(key.Entity)},{Cell(key.Metric)},{Cell(key.Statistic)},{value:R}");

    private static bool IsSince(KeptTelemetry kept, long ticks) => ticks >= kept.Since.UtcTicks;

    private static string? Level(LogSeverity severity) => severity == LogSeverity.Unknown ? null : severity.ToString();

    private string? Text(string? text) => text is null ? null : redactor.Redact(text);

    private string Cell(string value)
    {
        var text = redactor.Redact(value).ReplaceLineEndings(" ");
        return text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Line(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var line = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                line[name] = value;
            }
        }

        return line.ToJsonString(Relaxed);
    }
}
