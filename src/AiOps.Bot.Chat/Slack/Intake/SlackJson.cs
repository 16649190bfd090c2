using System.Text;
using System.Text.Json;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>Reads documents of which nothing is certain.</summary>
internal static class SlackJson
{
    private const int MaxDepth = 32;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">It is no JSON object, nested too deep, or holds half characters.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            DecodeAll(json.Span);
            using var document = JsonDocument.Parse(json, new() { MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new FormatException("not an object");
        }
        catch (JsonException)
        {
            throw new FormatException("not JSON, or nested too deep");
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("a text holds what is no character");
        }
    }

    /// <summary>Half characters and bytes that are no UTF-8 pass as JSON but throw when they are read, names included; better here than anywhere later.</summary>
    private static void DecodeAll(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                reader.GetString();
            }
        }
    }

    /// <summary>A form as an object of texts; the first of two values of the same name counts.</summary>
    /// <exception cref="FormatException">It is no form.</exception>
    public static JsonElement ParseForm(ReadOnlyMemory<byte> form)
    {
        try
        {
            var fields = new Dictionary<string, string>();
            foreach (var pair in Strict.GetString(form.Span).Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var cut = pair.IndexOf('=', StringComparison.Ordinal);
                fields.TryAdd(Decode(cut < 0 ? pair : pair[..cut]), cut < 0 ? "" : Decode(pair[(cut + 1)..]));
            }

            return JsonSerializer.SerializeToElement(fields);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("not UTF-8");
        }
    }

    /// <summary>The text at the end of the path; empty where there is none. Databases take no NUL.</summary>
    public static string Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return "";
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString()!.Replace('\0', '\uFFFD') : "";
    }

    public static JsonElement? Object(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static bool IsTrue(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
