using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace AiOps.Bot.WebConsole;

/// <summary>Hands an outcome over to the next page in a sealed cookie, so that no link can make a page say what did not happen.</summary>
internal sealed class Outcomes(IDataProtectionProvider protection)
{
    private const string CookieName = "aiops-outcome";
    private const int Longest = 1_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("AiOps.Bot.WebConsole.Outcome").ToTimeLimitedDataProtector();

    public void Leave(HttpContext context, Outcome outcome)
    {
        var text = outcome.Text.Length > Longest ? string.Concat(outcome.Text.AsSpan(0, Longest), "…") : outcome.Text;
        var sealedOutcome = _seal.Protect(JsonSerializer.SerializeToUtf8Bytes(outcome with { Text = text }), Lifetime);
        context.Response.Cookies.Append(CookieName, WebEncoders.Base64UrlEncode(sealedOutcome), Cookie(context));
    }

    /// <summary>Null where there is none, or it is not ours, or it is old.</summary>
    public Outcome? Take(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { Length: > 0 } cookie)
        {
            return null;
        }

        context.Response.Cookies.Delete(CookieName, Cookie(context));
        try
        {
            return JsonSerializer.Deserialize<Outcome>(_seal.Unprotect(WebEncoders.Base64UrlDecode(cookie)));
        }
        catch (Exception ex) when (ex is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = Lifetime,
        IsEssential = true,
    };
}
