using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>A JSON Web Token taken apart (RFC 7515, RFC 7519); nothing in it is believed yet.</summary>
/// <param name="Signed">What the signature covers.</param>
internal sealed record SignedToken(JsonElement Header, JsonElement Claims, byte[] Signed, byte[] Signature)
{
    private const int MaxLength = 16 * 1024;

    /// <returns>Null where it is no token.</returns>
    public static SignedToken? Read(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength } || text.Split('.') is not [var header, var claims, var signature])
        {
            return null;
        }

        try
        {
            return Object(header) is { } h && Object(claims) is { } c
                ? new(h, c, Encoding.ASCII.GetBytes($"{header}.{claims}"), Base64Url.DecodeFromChars(signature))
                : null;
        }
        catch (Exception ex) when (ex is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public string? Text(string claim) => Claims.TextOf(claim);

    private static JsonElement? Object(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
    }
}
