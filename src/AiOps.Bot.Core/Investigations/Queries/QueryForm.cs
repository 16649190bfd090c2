using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>The JSON form of a typed query, as models and other programs write it. Everything in it is a word of a list, a number, a time, or text that is matched as text.</summary>
internal static class QueryForm
{
    private const string Words = """{"type":"array","maxItems":8,"items":{"type":"string","minLength":1,"maxLength":200}}""";

    /// <summary>The form, as JSON Schema.</summary>
    public static readonly JsonElement Schema = JsonDocument.Parse(
        $$$$"""
        {"type":"object","additionalProperties":false,"required":["source","shape"],"properties":{
        "source":{"type":"string","enum":["logs","incidents","changes","findings"]},
        "shape":{"type":"string","enum":["lines","count","first","last","top","over-time","compare","new"]},
        "since":{"type":["string","null"],"maxLength":20},"from":{"type":["string","null"],"maxLength":40},"to":{"type":["string","null"],"maxLength":40},"against":{"type":["string","null"],"maxLength":20},
        "words":{{{{Words}}}},"without":{{{{Words}}}},"groups":{{{{Words}}}},"resources":{{{{Words}}}},
        "at_least":{"type":["string","null"],"enum":["debug","info","warning","error","critical"]},
        "group_by":{"type":["string","null"],"enum":["shape","resource","group","severity","address","user","hour","day"]},
        "top":{"type":["integer","null"],"minimum":1,"maximum":50},
        "status":{"type":["string","null"],"enum":["open","resolved","all"]},
        "incident":{"type":["string","null"],"maxLength":40},
        "why":{"type":["string","null"],"maxLength":200}}}
        """).RootElement.Clone();

    /// <param name="form">Of <see cref="Schema"/>; checked again here.</param>
    /// <returns>The query, or what is wrong with it.</returns>
    public static (TypedQuery? Query, string? Fault) Read(JsonElement form, QueryFrame frame)
    {
        if (JsonForm.Fault(Schema, form, "the query") is { } fault)
        {
            return (null, fault);
        }

        if (WindowOf(form, frame) is not { } window)
        {
            return (null, "its times cannot be read; 'since' is a length such as 2h, 'from' and 'to' are ISO-8601 with zone, from before to");
        }

        return (Fill(form, window, frame), null);
    }

    private static TypedQuery Fill(JsonElement form, TimeRange window, QueryFrame frame) => new()
    {
        Source = Read<QuerySource>(form, "source"),
        Shape = Read<QueryShape>(form, "shape"),
        Window = window,
        Against = Text(form, "against") is { } back && Span(back) is { } length ? new TimeRange(window.From - length, window.To - length) : null,
        Words = List(form, "words"),
        Without = List(form, "without"),
        Groups = List(form, "groups"),
        Resources = List(form, "resources"),
        AtLeast = Read<LogSeverity>(form, "at_least"),
        GroupBy = Read<QueryField>(form, "group_by"),
        Top = form.TryGetProperty("top", out var top) && top.ValueKind == JsonValueKind.Number ? top.GetInt32() : 10,
        Status = Read<IncidentSelection>(form, "status"),
        Incident = Text(form, "incident"),
        Accounts = frame.Accounts,
    };

    private static TimeRange? WindowOf(JsonElement form, QueryFrame frame)
    {
        if (Text(form, "since") is { } since)
        {
            return Span(since) is { } length ? Within(new(frame.Now - length, frame.Now), frame) : null;
        }

        var (from, to) = (Text(form, "from"), Text(form, "to"));
        if (from is null && to is null)
        {
            return frame.Window;
        }

        var begin = from is null ? frame.Window.From : OnsetOf.Time(from);
        var end = to is null ? frame.Now : OnsetOf.Time(to);
        return begin < end ? Within(new(begin.Value, end.Value), frame) : null;
    }

    private static TimeRange Within(TimeRange window, QueryFrame frame)
    {
        var to = window.To > frame.Now ? frame.Now : window.To;
        var from = window.From > to ? to : window.From;
        return new(to - from > frame.Widest ? to - frame.Widest : from, to);
    }

    /// <summary>30s, 15m, 2h, 7d, 4w.</summary>
    public static TimeSpan? Span(string text)
    {
        TimeSpan? unit = text.Length < 2 ? null : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => null,
        };
        return unit is { } one && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 && count <= TimeSpan.FromDays(3_650) / one
            ? count * one
            : null;
    }

    private static T Read<T>(JsonElement form, string name)
        where T : struct, Enum =>
        Text(form, name) is { } text && Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value : default;

    private static string[] List(JsonElement form, string name) =>
        form.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(w => w.GetString()!.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)] : [];

    private static string? Text(JsonElement form, string name) =>
        form.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
