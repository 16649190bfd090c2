using System.Text.Json;

namespace AiOps.Bot.Core.Investigations.Tools;

/// <summary>Makes the forms of arguments.</summary>
internal static class ToolForms
{
    public static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement.Clone();

    public static string? Text(JsonElement arguments, string name) =>
        arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
