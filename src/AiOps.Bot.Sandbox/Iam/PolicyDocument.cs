using System.IO.Enumeration;
using System.Text.Json;

namespace AiOps.Bot.Sandbox.Iam;

/// <summary>Reads policy documents: which statements speak about an action on a resource. Conditions are taken to hold.</summary>
internal static class PolicyDocument
{
    public static bool IsWellFormed(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("Statement", out var statements) && AreStatements(statements);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <returns><c>Allow</c> and <c>Deny</c>, as often as statements say so.</returns>
    public static IReadOnlyList<string> EffectsOn(string document, string action, string resource)
    {
        using var json = JsonDocument.Parse(document);
        return [.. Items(json.RootElement.GetProperty("Statement"))
            .Where(s => Matches(s, "Action", action, ignoreCase: true) && Matches(s, "Resource", resource, ignoreCase: false))
            .Select(s => s.GetProperty("Effect").GetString() ?? "")];
    }

    private static bool AreStatements(JsonElement statements) => Items(statements).All(s =>
        s.ValueKind == JsonValueKind.Object
        && s.TryGetProperty("Effect", out var effect) && effect.ValueKind == JsonValueKind.String && effect.GetString() is "Allow" or "Deny"
        && IsTextOrTexts(s, "Action") && IsTextOrTexts(s, "Resource"));

    private static bool IsTextOrTexts(JsonElement statement, string name)
        => statement.TryGetProperty(name, out var value) && Items(value).All(v => v.ValueKind == JsonValueKind.String);

    private static bool Matches(JsonElement statement, string name, string value, bool ignoreCase)
        => Items(statement.GetProperty(name)).Any(pattern => FileSystemName.MatchesSimpleExpression(pattern.GetString(), value, ignoreCase));

    private static JsonElement[] Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
}
