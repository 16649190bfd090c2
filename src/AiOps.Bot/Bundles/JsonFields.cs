using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AiOps.Bot.Bundles;

/// <summary>How fields of bundle rows are read: a number where text is expected is its text, null is nothing.</summary>
internal static class JsonFields
{
    /// <summary>The object's fields by name, for rows of which there are few. Nested values keep their JSON.</summary>
    public static Dictionary<string, JsonElement> All(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        var root = JsonElement.ParseValue(ref reader);
        var fields = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in root.EnumerateObject())
        {
            fields[property.Name] = property.Value;
        }

        return fields;
    }

    public static string Text(Dictionary<string, JsonElement> fields, string name) => fields.TryGetValue(name, out var value) ? Text(value) : "";

    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };

    public static double? Number(Dictionary<string, JsonElement> fields, string name) =>
        double.TryParse(Text(fields, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public static DateTimeOffset? Time(Dictionary<string, JsonElement> fields, string name) =>
        BundleTime.TryParse(Encoding.UTF8.GetBytes(Text(fields, name)), out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>The hash of an id that is text or a number; 0 for none, which some writers write as "" or as zeros.</summary>
    public static ulong Id(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.ValueIsEscaped: return IdHash.Of(Encoding.UTF8.GetBytes(reader.GetString()!));
            case JsonTokenType.String or JsonTokenType.Number: return IdHash.Of(reader.ValueSpan.TrimStart((byte)'0'));
            default:
                reader.Skip();
                return 0;
        }
    }
}
