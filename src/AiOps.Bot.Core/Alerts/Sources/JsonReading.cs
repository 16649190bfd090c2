using System.Globalization;
using System.Text.Json;

namespace AiOps.Bot.Core.Alerts.Sources;

/// <summary>Reads hostile JSON: bounded, and with faults that say where they are.</summary>
internal static class JsonReading
{
    private const int LongestText = 2_000;

    /// <exception cref="FormatException">Not JSON, or not an object.</exception>
    public static JsonElement Object(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new FormatException("the body is not a JSON object");
        }
        catch (JsonException ex)
        {
            throw new FormatException($"the body is not JSON: line {ex.LineNumber + 1}, byte {ex.BytePositionInLine + 1}");
        }
    }

    /// <summary>The text at a path of property names; null where there is none. Cut at 2,000 characters.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? Cut(element.GetString()!) : null;
    }

    /// <exception cref="FormatException">The text is missing.</exception>
    public static string Required(this JsonElement element, string name) =>
        element.Text(name) is { Length: > 0 } text ? text : throw new FormatException($"'{name}' is missing or not a text");

    /// <exception cref="FormatException">There is a text and it is not an ISO-8601 time.</exception>
    public static DateTimeOffset? Time(this JsonElement element, string name) => element.Text(name) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        _ => throw new FormatException($"'{name}' is not an ISO-8601 time"),
    };

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
