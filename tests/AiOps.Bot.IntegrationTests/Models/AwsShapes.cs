using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>Checks JSON against a shape of AWS's own service model: required members, unknown members, unions, enums, patterns, bounds.</summary>
internal sealed class AwsShapes(JsonObject model)
{
    private readonly JsonObject _shapes = model["shapes"]!.AsObject();

    public static AwsShapes? Load(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path ? new(JsonNode.Parse(File.ReadAllText(path))!.AsObject()) : null;

    /// <summary>Where it is not as the shape says; empty = valid.</summary>
    public IEnumerable<string> Faults(string shape, JsonNode? value, string at = "#")
    {
        var rules = _shapes[shape]!.AsObject();
        return ((string)rules["type"]!, value) switch
        {
            ("structure", _) when (bool?)rules["document"] == true => [],
            ("structure", JsonObject o) => Structure(rules, o, at),
            ("list", JsonArray a) => Bounds(rules, a.Count, at).Concat(a.SelectMany((v, i) => Faults((string)rules["member"]!["shape"]!, v, $"{at}/{i}"))),
            ("map", JsonObject o) => o.SelectMany(p => Faults((string)rules["value"]!["shape"]!, p.Value, $"{at}/{p.Key}")),
            ("string", JsonValue v) when v.GetValueKind() == JsonValueKind.String => Text(rules, (string)v!, at),
            ("integer" or "long", JsonValue v) when v.GetValueKind() == JsonValueKind.Number => Bounds(rules, (double)v, at),
            ("float" or "double", JsonValue v) when v.GetValueKind() == JsonValueKind.Number => Bounds(rules, (double)v, at),
            ("boolean", JsonValue v) when v.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [],
            ("blob", JsonValue) => [],
            var (type, _) => [$"{at}: no {type}"],
        };
    }

    private IEnumerable<string> Structure(JsonObject rules, JsonObject value, string at)
    {
        var members = rules["members"]!.AsObject();
        foreach (var missing in (rules["required"]?.AsArray() ?? []).Select(r => (string)r!).Where(r => members[r]!["location"] is null && !value.ContainsKey(r)))
        {
            yield return $"{at}: {missing} is missing";
        }

        if ((bool?)rules["union"] == true && value.Count != 1)
        {
            yield return $"{at}: {value.Count} members of a union";
        }

        foreach (var (name, inner) in value)
        {
            foreach (var fault in members[name] is { } member ? Faults((string)member["shape"]!, inner, $"{at}/{name}") : [$"{at}: {name} is unknown"])
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Text(JsonObject rules, string text, string at)
    {
        if (rules["enum"] is JsonArray values && !values.Any(v => (string)v! == text))
        {
            yield return $"{at}: {text} is not one of {values.ToJsonString()}";
        }

        if (rules["pattern"] is { } pattern && !Regex.IsMatch(text, $"^(?:{(string)pattern!})$", RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"{at}: '{text}' has another pattern than {pattern}";
        }

        foreach (var fault in Bounds(rules, text.Length, at))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Bounds(JsonObject rules, double size, string at)
    {
        if (size < ((double?)rules["min"] ?? double.MinValue) || size > ((double?)rules["max"] ?? double.MaxValue))
        {
            yield return $"{at}: {size} is not between {rules["min"]} and {rules["max"]}";
        }
    }
}
