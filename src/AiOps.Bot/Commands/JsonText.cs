using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiOps.Bot.Commands;

/// <summary>How results are written for scripts: camel case, words for enumerations, no escapes that a reader stumbles over.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions Page = new(Line) { WriteIndented = true };

    public static string OneLine<T>(T value) => JsonSerializer.Serialize(value, Line);

    public static string Indented<T>(T value) => JsonSerializer.Serialize(value, Page);
}
