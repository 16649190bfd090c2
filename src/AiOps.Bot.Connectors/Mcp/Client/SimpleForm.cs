using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>
/// The form of a tool's arguments as our check of them knows it: members, their types, closed. What else a server's schema has is left out, so that no schema can make
/// the check fail. Pure.
/// </summary>
internal static class SimpleForm
{
    private const int MostMembers = 40;
    private const int LongestDescription = 300;
    private static readonly string[] Types = ["string", "integer", "number", "boolean", "array", "object"];

    public static JsonElement Of(JsonElement schema)
    {
        var members = new JsonObject();
        foreach (var member in Properties(schema).Take(MostMembers))
        {
            members[member.Name] = Member(member.Value);
        }

        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = members,
            ["required"] = new JsonArray([.. Required(schema).Where(members.ContainsKey).Select(r => (JsonNode)r)]),
            ["additionalProperties"] = false,
        });
    }

    private static JsonElement.ObjectEnumerator Properties(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var found) && found.ValueKind == JsonValueKind.Object ? found.EnumerateObject() : default;

    private static IEnumerable<string> Required(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("required", out var found) && found.ValueKind == JsonValueKind.Array
            ? found.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!).Distinct(StringComparer.Ordinal)
            : [];

    private static JsonObject Member(JsonElement schema)
    {
        var member = new JsonObject();
        if (Text(schema, "type") is { } type && Types.Contains(type))
        {
            member["type"] = type;
        }

        if (Text(schema, "description") is { } description)
        {
            member["description"] = description.Length <= LongestDescription ? description : description[..LongestDescription];
        }

        return member;
    }

    private static string? Text(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
