using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Qdrant;

/// <summary>
/// Checks JSON against the schemas of an OpenAPI 3.0 document, more strictly than the standard: a property that the schema does not name is a fault unless it
/// says that others may come, so that a misspelled one is found.
/// </summary>
internal sealed class ContractSchema(JsonObject document)
{
    /// <summary>What is wrong; null where nothing is.</summary>
    public string? FaultOf(JsonNode? value, JsonNode schema, string at = "$")
    {
        var rules = Resolve(schema);
        if (rules["anyOf"] is JsonArray variants)
        {
            return AnyFault(value, variants, at);
        }

        if (rules["allOf"] is JsonArray parts)
        {
            return parts.Count == 1 ? FaultOf(value, parts[0]!, at) : parts.Select(p => FaultOf(value, p!, at)).FirstOrDefault(f => f is not null);
        }

        if (rules.Count == 1 && rules.ContainsKey("nullable"))
        {
            return value is null ? null : $"{at} is not null";
        }

        if (value is null)
        {
            return (bool?)rules["nullable"] == true || rules["type"] is null ? null : $"{at} is null";
        }

        return rules["enum"] is JsonArray words && !words.Any(w => JsonNode.DeepEquals(w, value))
            ? $"{at} is {value.ToJsonString()}, not one of {words.ToJsonString()}"
            : TypeFault(value, rules, at);
    }

    private string? AnyFault(JsonNode? value, JsonArray variants, string at)
    {
        var faults = variants.Select(v => value is null && (bool?)v!["nullable"] == true ? null : FaultOf(value, v!, at)).ToArray();

        // Deeper faults tell more than "is not an array".
        return faults.Contains(null) ? null : faults.MaxBy(f => f!.TakeWhile(c => c != ' ').Count());
    }

    private JsonObject Resolve(JsonNode schema)
    {
        while (schema["$ref"] is { } reference)
        {
            schema = ((string)reference!).TrimStart('#', '/').Split('/').Aggregate((JsonNode)document, (node, part) => node[part] ?? throw new InvalidOperationException($"no {reference}"));
        }

        return schema.AsObject();
    }

    private string? TypeFault(JsonNode value, JsonObject rules, string at) => (string?)rules["type"] switch
    {
        "object" => value is JsonObject whole ? ObjectFault(whole, rules, at) : $"{at} is not an object",
        "array" => value is JsonArray list ? ArrayFault(list, rules, at) : $"{at} is not an array",
        "string" => value.GetValueKind() == JsonValueKind.String ? StringFault((string)value!, rules, at) : $"{at} is not a string",
        "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : $"{at} is not a boolean",
        "integer" => value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), out var number) && decimal.Truncate(number) == number
            ? BoundFault((double)number, rules, at)
            : $"{at} is not an integer",
        "number" => value.GetValueKind() == JsonValueKind.Number ? BoundFault((double)value, rules, at) : $"{at} is not a number",
        null => rules.ContainsKey("properties") && value is JsonObject whole ? ObjectFault(whole, rules, at) : null,
        var other => throw new InvalidOperationException($"no rule for {other}"),
    };

    private string? ObjectFault(JsonObject value, JsonObject rules, string at)
    {
        var known = rules["properties"] as JsonObject ?? [];
        if ((rules["required"] as JsonArray)?.Select(r => (string)r!).FirstOrDefault(r => !value.ContainsKey(r)) is { } missing)
        {
            return $"{at}.{missing} is missing";
        }

        foreach (var (name, inner) in value)
        {
            var schema = known[name] ?? rules["additionalProperties"];
            var isFree = schema?.GetValueKind() == JsonValueKind.True || (known.Count == 0 && schema is null);
            var fault = isFree ? null : schema is JsonObject named ? FaultOf(inner, named, $"{at}.{name}") : $"{at}.{name} is not known";
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    private string? ArrayFault(JsonArray value, JsonObject rules, string at) =>
        rules["items"] is { } items ? value.Select((item, i) => FaultOf(item, items, $"{at}[{i}]")).FirstOrDefault(f => f is not null) : null;

    private static string? StringFault(string value, JsonObject rules, string at) =>
        (string?)rules["format"] == "uuid" && !Guid.TryParse(value, out _) ? $"{at} is not a UUID" : null;

    private static string? BoundFault(double value, JsonObject rules, string at) =>
        value < (double?)rules["minimum"] || value > (double?)rules["maximum"] ? $"{at} is {value}, out of bounds" : null;
}
