using System.Text.Json;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>Reads values out of a JSON object without trusting its size.</summary>
internal static class JsonFields
{
    /// <summary>Longer values are cut: a field is for matching and showing, the line itself is kept elsewhere.</summary>
    public const int MaxLength = 2_000;

    private const int MaxFields = 40;

    /// <summary>
    /// Reads the object in a line. What is no JSON is malformed; so is JSON that cannot be read as text, because it names half a surrogate pair.
    /// </summary>
    public static ParsedLog? ReadObject(string line, LogFormat format, Func<JsonElement, string, ParsedLog?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement, line) : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return new ParsedLog { Format = format, Content = line, Malformed = true };
        }
    }

    /// <summary>The value under a path of names as text; objects and arrays as JSON; null where there is none.</summary>
    public static string? Read(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return TextOf(element);
    }

    /// <summary>The first of the names that has a value.</summary>
    public static string? ReadFirst(JsonElement element, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (element.TryGetProperty(name, out var value) && TextOf(value) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Adds the object's own plain values under their names, as far as there is room.</summary>
    public static void AddScalars(JsonElement element, Dictionary<string, string> fields)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (fields.Count == MaxFields)
            {
                return;
            }

            if (property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && TextOf(property.Value) is { } text)
            {
                fields[property.Name] = text;
            }
        }
    }

    public static void Add(Dictionary<string, string> fields, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            fields[name] = value;
        }
    }

    private static string? TextOf(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
        return text is { Length: > MaxLength } ? text[..MaxLength] : text;
    }
}
