using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>As much of JSON Schema (draft 6) as the schemas of Adaptive Cards and of Teams' app manifest use.</summary>
internal sealed class JsonSchemaSubset(JsonObject schema)
{
    public static JsonSchemaSubset Load(string path) => new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    /// <summary>Where it is not as the schema says; empty = valid.</summary>
    public IReadOnlyList<string> Faults(JsonNode? value) => [.. Faults(schema, value, "#")];

    private IEnumerable<string> Faults(JsonNode? rule, JsonNode? value, string at)
    {
        if (rule is not JsonObject rules)
        {
            return [];
        }

        return rules["$ref"] is { } reference
            ? Faults(Resolve((string)reference!), value, at)
            : [.. Combined(rules, value, at), .. Simple(rules, value, at), .. value is JsonObject o ? OfObject(rules, o, at) : [], .. value is JsonArray a ? OfArray(rules, a, at) : []];
    }

    private JsonNode? Resolve(string reference) =>
        reference.Split('/').Skip(1).Select(p => p.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).Aggregate((JsonNode?)schema, (node, name) => node?[name]);

    private IEnumerable<string> Combined(JsonObject rules, JsonNode? value, string at)
    {
        foreach (var fault in (rules["allOf"]?.AsArray() ?? []).SelectMany(r => Faults(r, value, at)))
        {
            yield return fault;
        }

        foreach (var name in new[] { "anyOf", "oneOf" })
        {
            if (rules[name] is JsonArray any && any.Select(r => Faults(r, value, at).ToList()).ToList() is var tried && tried.All(f => f.Count > 0))
            {
                yield return $"{at}: none of {name}; closest: {tried.MinBy(f => f.Count)![0]}";
            }
        }
    }

    private static IEnumerable<string> Simple(JsonObject rules, JsonNode? value, string at)
    {
        if (rules["type"] is { } type && !(type is JsonArray many ? many.Any(t => Is((string)t!, value)) : Is((string)type!, value)))
        {
            yield return $"{at}: not of type {type.ToJsonString()}";
        }

        if (rules["enum"] is JsonArray values && !values.Any(v => JsonNode.DeepEquals(v, value)))
        {
            yield return $"{at}: not one of {values.ToJsonString()}";
        }

        if (rules["const"] is { } constant && !JsonNode.DeepEquals(constant, value))
        {
            yield return $"{at}: not {constant}";
        }

        if (value?.GetValueKind() == JsonValueKind.String && (string)value! is var text
            && ((rules["pattern"] is { } pattern && !Regex.IsMatch(text, (string)pattern!, RegexOptions.None, TimeSpan.FromSeconds(1))) || text.Length > ((int?)rules["maxLength"] ?? int.MaxValue)))
        {
            yield return $"{at}: '{text}' has the wrong pattern or length";
        }
    }

    private IEnumerable<string> OfObject(JsonObject rules, JsonObject value, string at)
    {
        foreach (var missing in (rules["required"]?.AsArray() ?? []).Where(r => !value.ContainsKey((string)r!)))
        {
            yield return $"{at}: {missing} is missing";
        }

        var known = rules["properties"]?.AsObject();
        foreach (var (name, inner) in value)
        {
            if (known?[name] is { } rule)
            {
                foreach (var fault in Faults(rule, inner, $"{at}/{name}"))
                {
                    yield return fault;
                }
            }
            else if (rules["additionalProperties"]?.GetValueKind() == JsonValueKind.False && known?.ContainsKey(name) != true)
            {
                yield return $"{at}: {name} is unknown";
            }
        }
    }

    private IEnumerable<string> OfArray(JsonObject rules, JsonArray value, string at)
    {
        if (value.Count > ((int?)rules["maxItems"] ?? int.MaxValue) || value.Count < ((int?)rules["minItems"] ?? 0))
        {
            yield return $"{at}: {value.Count} items";
        }

        foreach (var fault in value.SelectMany((v, i) => Faults(rules["items"], v, $"{at}/{i}")))
        {
            yield return fault;
        }
    }

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number" or "integer", JsonValueKind.Number) => true,
        _ => false,
    };
}
