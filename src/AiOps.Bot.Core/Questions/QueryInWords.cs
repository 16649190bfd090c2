using System.Globalization;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>Writes a query out, so that the reader can check it.</summary>
internal static class QueryInWords
{
    public static string Of(LogQuery query)
    {
        var parts = new List<string> { $"time >= {Iso(query.Window.From)} and time < {Iso(query.Window.To)}" };
        AddAny(parts, "group contains", query.Groups);
        AddAny(parts, "resource =", [.. query.Resources.Select(r => r.Value)]);
        if (query.AtLeast > LogSeverity.Unknown)
        {
            parts.Add($"severity >= {query.AtLeast}");
        }

        parts.AddRange(query.Words.Select(w => $"message contains \"{w}\""));
        return string.Join(" and ", parts);
    }

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void AddAny(List<string> parts, string what, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            parts.Add(values.Count == 1 ? $"{what} \"{values[0]}\"" : $"({string.Join(" or ", values.Select(v => $"{what} \"{v}\""))})");
        }
    }
}
