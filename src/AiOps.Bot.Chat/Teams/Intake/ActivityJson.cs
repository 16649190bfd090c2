using System.Text.Json;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>Reads from JSON that anybody may have written: what is missing or of another type is null.</summary>
internal static class ActivityJson
{
    public static JsonElement? Of(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && Read(() => element.TryGetProperty(name, out var value) ? value : (JsonElement?)null) is { ValueKind: not JsonValueKind.Null } found ? found : null;

    /// <returns>Null for anything but a string that is valid Unicode.</returns>
    public static string? TextOf(this JsonElement element, string name) => element.Of(name)?.AsText();

    public static string? AsText(this JsonElement element) => element.ValueKind == JsonValueKind.String ? Read(element.GetString) : null;

    public static IEnumerable<JsonElement> ItemsOf(this JsonElement element, string name) =>
        element.Of(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    private static T? Read<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair passes the parser and stops the reader.
            return default;
        }
    }
}
