using System.Globalization;
using System.Text.Json;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>
/// Holds JSON to a form: the part of JSON Schema (2020-12) that our own forms use, that is type, properties, required, additionalProperties, items, enum, maxLength, minLength, maxItems,
/// minimum and maximum. What a server promises about a model's output is not relied on.
/// </summary>
internal static class JsonForm
{
    /// <returns>Null where it fits; else what is wrong and where, without quoting the value.</returns>
    public static string? Fault(JsonElement schema, JsonElement value, string at = "the answer")
    {
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => Is(value, t)))
        {
            return $"{at} is no {string.Join(" or ", Types(type))}";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => Members(schema, value, at),
            JsonValueKind.Array => Items(schema, value, at),
            JsonValueKind.String => Text(schema, value.GetString()!, at),
            JsonValueKind.Number => Number(schema, value.GetDouble(), at),
            _ => null,
        };
    }

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };

    private static string? Members(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("required", out var required) && required.EnumerateArray().Select(r => r.GetString()!).FirstOrDefault(r => !value.TryGetProperty(r, out _)) is { } missing)
        {
            return $"{at} lacks '{missing}'";
        }

        var known = schema.TryGetProperty("properties", out var properties);
        var closed = schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False;
        foreach (var member in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(member.Name, out var form))
            {
                if (Fault(form, member.Value, $"'{member.Name}'") is { } fault)
                {
                    return fault;
                }
            }
            else if (closed)
            {
                return $"{at} has a member that the form does not know";
            }
        }

        return null;
    }

    private static string? Items(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("maxItems", out var most) && value.GetArrayLength() > most.GetInt32())
        {
            return $"{at} has more than {most.GetInt32()} items";
        }

        return schema.TryGetProperty("items", out var form) ? value.EnumerateArray().Select(i => Fault(form, i, "an item of " + at)).FirstOrDefault(f => f is not null) : null;
    }

    private static string? Text(JsonElement schema, string text, string at)
    {
        if ((schema.TryGetProperty("maxLength", out var most) && text.Length > most.GetInt32()) || (schema.TryGetProperty("minLength", out var least) && text.Length < least.GetInt32()))
        {
            return $"{at} is too long or too short";
        }

        return schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => a.ValueKind == JsonValueKind.String && a.GetString() == text)
            ? $"{at} must be one of {string.Join(", ", allowed.EnumerateArray().Select(a => a.ToString()))}"
            : null;
    }

    private static string? Number(JsonElement schema, double number, string at) =>
        (schema.TryGetProperty("minimum", out var least) && number < least.GetDouble()) || (schema.TryGetProperty("maximum", out var most) && number > most.GetDouble())
            ? string.Create(CultureInfo.InvariantCulture, $"{at} is out of range")
            : null;
}
