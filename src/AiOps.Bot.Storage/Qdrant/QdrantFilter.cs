using System.Text.Json.Nodes;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Qdrant;

/// <summary>Filters as Qdrant reads them. Values go in as values; nothing of them is ever part of the language.</summary>
internal static class QdrantFilter
{
    public static JsonObject Of(VectorFilter filter)
    {
        List<JsonNode> must = [Match("kind", "window")];
        if (filter.Window is { } window)
        {
            must.AddRange(Overlap(Milliseconds.Of(window.From), Milliseconds.EndOf(window.To)));
        }

        if (filter.Resources is { Count: > 0 } resources)
        {
            must.Add(MatchAny("resource", resources.Select(r => StorableText.Of(r.Value))));
        }

        if (filter.Streams is { Count: > 0 } streams)
        {
            must.Add(MatchAny("stream_key", streams.Select(QdrantPoints.StreamKey)));
        }

        if (filter.Account is { } account)
        {
            must.Add(Match("account", StorableText.Of(account)));
        }

        if (filter.AtLeast > LogSeverity.Unknown)
        {
            must.Add(Range("severity", "gte", (int)filter.AtLeast));
        }

        var whole = new JsonObject { ["must"] = new JsonArray([.. must]) };
        if (filter.ExceptId is { } except)
        {
            whole["must_not"] = new JsonArray(new JsonObject { ["has_id"] = new JsonArray(QdrantNames.PointOf(except)) });
        }

        return whole;
    }

    public static JsonObject Where(string field, string comparison, long value) => new() { ["must"] = new JsonArray(Range(field, comparison, value)) };

    /// <summary>A log window is in a span of time where they overlap; one without length where it begins in it.</summary>
    private static JsonObject[] Overlap(long from, long to) =>
        [Range("from_ms", "lt", to), new() { ["should"] = new JsonArray(Range("to_ms", "gt", from), Range("from_ms", "gte", from)) }];

    private static JsonObject Range(string field, string comparison, long value) => new() { ["key"] = field, ["range"] = new JsonObject { [comparison] = value } };

    private static JsonObject Match(string field, string value) => new() { ["key"] = field, ["match"] = new JsonObject { ["value"] = value } };

    private static JsonObject MatchAny(string field, IEnumerable<string> values) =>
        new() { ["key"] = field, ["match"] = new JsonObject { ["any"] = new JsonArray([.. values.Distinct(StringComparer.Ordinal).Select(v => JsonValue.Create(v))]) } };
}
