using System.Globalization;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Writes a query out, so that the reader can check it. Two queries are the same when their texts are.</summary>
public static class QueryText
{
    public static string Of(TypedQuery query)
    {
        var parts = new List<string>();
        if (query.Incident is { } id)
        {
            parts.Add($"incident = {id}");
        }
        else if (query is not { Source: QuerySource.Incidents, Status: IncidentSelection.Open })
        {
            parts.Add($"time >= {Iso(query.Window.From)} and time < {Iso(query.Window.To)}");
        }

        AddAny(parts, "group contains", query.Groups);
        AddAny(parts, "resource =", query.Resources);
        if (query.AtLeast > LogSeverity.Unknown)
        {
            parts.Add($"severity >= {query.AtLeast}");
        }

        var holder = query.Source == QuerySource.Logs ? "message" : "text";
        parts.AddRange(query.Words.Select(w => $"{holder} contains \"{w}\""));
        parts.AddRange(query.Without.Select(w => $"not \"{w}\""));
        return Source(query) + string.Join(" and ", parts) + Shape(query);
    }

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Source(TypedQuery query) => query.Source switch
    {
        QuerySource.Logs => "",
        QuerySource.Incidents when query.Incident is null && query.Status != IncidentSelection.All => query.Status == IncidentSelection.Open ? "incidents with status Triggered, Acknowledged or Mitigated" + Comma(query) : "incidents with status Resolved, ",
        _ => query.Source.ToString().ToLowerInvariant() + ", ",
    };

    private static string Comma(TypedQuery query) => query.Words.Count + query.Without.Count + query.Resources.Count + query.Groups.Count > 0 || query.AtLeast > LogSeverity.Unknown ? ", " : "";

    private static string Shape(TypedQuery query) => query.Shape switch
    {
        QueryShape.Lines => "",
        QueryShape.Top => string.Create(CultureInfo.InvariantCulture, $" | top {query.Top} by {Field(query)}"),
        QueryShape.OverTime => $" | count by {Field(query)}",
        QueryShape.Compare => $" | count by {Field(query)}, compared with {Range(query.Other)}",
        QueryShape.New => $" | shapes that are not in {Range(query.Other)}",
        _ => " | " + query.Shape.ToString().ToLowerInvariant(),
    };

    private static string Field(TypedQuery query) => query.GroupBy.ToString().ToLowerInvariant();

    private static string Range(TimeRange range) => $"{Iso(range.From)} to {Iso(range.To)}";

    private static void AddAny(List<string> parts, string what, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            parts.Add(values.Count == 1 ? $"{what} \"{values[0]}\"" : $"({string.Join(" or ", values.Select(v => $"{what} \"{v}\""))})");
        }
    }
}
