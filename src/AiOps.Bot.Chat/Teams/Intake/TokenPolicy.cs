using System.Text.Json;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>
/// Whether a token with a good signature is for us and now:
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication. Pure.
/// </summary>
internal static class TokenPolicy
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The algorithm is fixed here and never taken from the token.</summary>
    public static bool MayBeOurs(SignedToken token) => token.Header.TextOf("alg") == "RS256" && token.Header.Of("crit") is null && token.Header.TextOf("kid") is { Length: > 0 };

    /// <returns>Null where it is good.</returns>
    public static string? Refuse(SignedToken token, string issuer, string audience, DateTimeOffset now) => token switch
    {
        _ when token.Text("iss") != issuer => "issuer",
        _ when !IsFor(token.Claims, audience) => "audience",
        _ when Time(token.Claims, "exp") is not { } expires || now >= expires + Skew => "expired",
        _ when token.Claims.Of("nbf") is not null && (Time(token.Claims, "nbf") is not { } begins || now < begins - Skew) => "not-yet-valid",
        _ => null,
    };

    private static bool IsFor(JsonElement claims, string audience) => claims.Of("aud") switch
    {
        { ValueKind: JsonValueKind.String } one => one.AsText() == audience,
        { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Any(a => a.AsText() == audience),
        _ => false,
    };

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.Of(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var seconds) && seconds is > 0 and < 32_503_680_000
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;
}
