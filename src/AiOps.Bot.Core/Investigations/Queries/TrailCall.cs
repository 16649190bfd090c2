using System.Text.Json;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>One recorded API call, read from a log line.</summary>
internal sealed record TrailCall(string Id, bool Writes, string Account, QueryItem Item)
{
    private const int MostText = 200;

    private static readonly string[] Reading = ["Get", "List", "Describe", "Head", "Lookup", "BatchGet", "Query", "Search", "Select", "View", "Check", "Test", "Assume", "Decrypt", "Filter"];

    private static readonly string[] Naming = ["Name", "Id", "Identifier", "Arn"];

    /// <returns>Null where the line is no such record.</returns>
    public static TrailCall? Read(LogEvent row, ILogParser parser)
    {
        var parsed = parser.Parse(row.Message, row.Timestamp);
        if (parsed.Format != LogFormat.CloudTrail)
        {
            return null;
        }

        var fields = parsed.Fields;
        var name = Cut(Or(fields, "", "eventName"));
        var actor = Cut(Or(fields, "unknown", "userIdentity.userName", "userIdentity.invokedBy", "userIdentity.arn", "userIdentity.type"));
        var target = TargetOf(fields.GetValueOrDefault("requestParameters"));
        var refused = fields.TryGetValue("errorCode", out var error) ? $" (refused: {Cut(error)})" : "";
        var text = $"{name} by {actor}{(target is null ? "" : " on " + target)} from {Cut(Or(fields, "unknown", "sourceIPAddress"))}{refused}";
        var item = new QueryItem(row.Timestamp, name, target is null ? row.Resource : new(target), text, actor, row.Stream.Group, Tainted: true);
        return new(Or(fields, row.EventId, "eventID"), IsWriting(fields, name), Or(fields, "", "recipientAccountId"), item);
    }

    private static string Or(IReadOnlyDictionary<string, string> fields, string otherwise, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fields.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return otherwise;
    }

    private static bool IsWriting(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue("readOnly", out var said) ? string.Equals(said, "false", StringComparison.OrdinalIgnoreCase) : !Reading.Any(r => name.StartsWith(r, StringComparison.Ordinal));

    /// <summary>What the call was made on: the first of its parameters that names something.</summary>
    private static string? TargetOf(string? parameters)
    {
        if (parameters is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(parameters, new() { MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String && Naming.Any(n => p.Name.EndsWith(n, StringComparison.OrdinalIgnoreCase)))
                    .Select(p => Cut(p.Value.GetString()!)).FirstOrDefault(v => v.Length > 0)
                : null;
        }
        catch (JsonException)
        {
            // Parameters that were cut, or that are no JSON: the call still counts.
            return null;
        }
    }

    private static string Cut(string text) => text.Length > MostText ? text[..MostText] : text;
}
