using System.Text.Json;

namespace AiOps.Bot.Detection.Features;

/// <summary>
/// The few members of a CloudTrail record that scorers need. Read here, from the record itself, and only for the records that a cheap look selected.
/// </summary>
internal sealed record CloudTrailRecord(string EventSource, string EventName, string ErrorCode, string ErrorMessage, string SourceAddress, string Principal, string ConsoleLogin)
{
    private const int MaxLength = 256 * 1024;
    private const int MaxText = 2_000;

    public static CloudTrailRecord? Read(string json)
    {
        if (json.Length > MaxLength || !json.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static CloudTrailRecord Read(JsonElement root) => new(
        Text(root, "eventSource"),
        Text(root, "eventName"),
        Text(root, "errorCode"),
        Text(root, "errorMessage"),
        Text(root, "sourceIPAddress"),
        PrincipalOf(root),
        root.TryGetProperty("responseElements", out var response) ? Text(response, "ConsoleLogin") : "");

    private static string PrincipalOf(JsonElement root)
    {
        if (!root.TryGetProperty("userIdentity", out var identity))
        {
            return "";
        }

        foreach (var name in (ReadOnlySpan<string>)["arn", "userName", "invokedBy", "principalId", "type"])
        {
            if (Text(identity, name) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return "";
    }

    private static string Text(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return "";
        }

        var text = value.GetString()!;
        return text.Length > MaxText ? text[..MaxText] : text;
    }
}
