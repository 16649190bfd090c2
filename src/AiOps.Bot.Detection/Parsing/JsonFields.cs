using System.Text.Json;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>Reads values out of a JSON object without trusting its size.</summary>
internal static class JsonFields
{
    /// <summary>Longer values are cut: a field is for matching and showing, the line itself is kept elsewhere.</summary>
    public const int MaxLength = 2_000;

    private const int MaxFields = 40;

    /// <summary>The object in the text, or null where it is not one.</summary>
    public static JsonDocument? ParseObject(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // The argument exception is for text with half a surrogate pair, which has no UTF-8 form.
            return null;
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

            if (property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && TextOf(property.Value) is { } text && NameOf(property) is { } name)
            {
                fields[name] = text;
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

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            var text = value.ValueKind switch
            {
                JsonValueKind.Null or JsonValueKind.Undefined => null,
                JsonValueKind.String => value.GetString(),
                _ => value.GetRawText(),
            };
            return text is { Length: > MaxLength } ? text[..MaxLength] : text;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate escape parses but cannot be read as text.
            return value.GetRawText();
        }
    }
}
