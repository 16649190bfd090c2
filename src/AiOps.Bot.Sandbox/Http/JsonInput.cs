using System.Text.Json;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>Reads the members of a JSON operation's input; a member of another type is AWS's SerializationException.</summary>
internal static class JsonInput
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    public static JsonElement Parse(byte[] body)
    {
        if (body.Length == 0)
        {
            return JsonElement.Parse("{}");
        }

        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw Broken("an object was expected");
        }
        catch (JsonException)
        {
            throw Broken("the body is not JSON");
        }
    }

    public static string? FindText(this JsonElement input, string name) => Find(input, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Broken($"member {name} must be a string"),
    };

    public static string RequireText(this JsonElement input, string name) => input.FindText(name) is { Length: > 0 } text
        ? text
        : throw new AwsErrorException("InvalidParameterException", $"1 validation error detected: Value at '{name}' failed to satisfy constraint: Member must not be null");

    public static long? FindNumber(this JsonElement input, string name) => Find(input, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && Math.Abs(number) < 1e17 => (long)number,
        _ => throw Broken($"member {name} must be a number"),
    };

    /// <summary>A timestamp member: seconds since 1970, with a fraction.</summary>
    public static DateTimeOffset? FindTime(this JsonElement input, string name) => Find(input, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var seconds) && Math.Abs(seconds) < 6e10
            => DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1_000)),
        _ => throw Broken($"member {name} must be a timestamp"),
    };

    public static bool Flag(this JsonElement input, string name) => Find(input, name) is { ValueKind: JsonValueKind.True };

    public static IReadOnlyList<JsonElement> Items(this JsonElement input, string name) => Find(input, name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } value => [.. value.EnumerateArray()],
        _ => throw Broken($"member {name} must be a list"),
    };

    public static IReadOnlyList<string> Texts(this JsonElement input, string name)
        => [.. input.Items(name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Broken($"member {name} must be a list of strings"))];

    private static JsonElement? Find(JsonElement input, string name)
        => input.ValueKind == JsonValueKind.Object && input.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static AwsErrorException Broken(string what) => new("SerializationException", $"The request could not be read: {what}.");
}
