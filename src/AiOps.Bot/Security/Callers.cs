using System.Security.Claims;
using AiOps.Bot.Core.Remediations;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AiOps.Bot.Security;

/// <summary>Carries a verified identity in the framework's principal and back.</summary>
internal static class Callers
{
    private const string PlatformClaim = "aiops:platform";
    public const string StampClaim = "aiops:stamp";

    public static ClaimsPrincipal Principal(VerifiedIdentity identity, string scheme, string stamp = "") => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, identity.Subject), new(PlatformClaim, identity.Platform), new(StampClaim, stamp)],
        scheme,
        ClaimTypes.NameIdentifier,
        ClaimTypes.Role));

    /// <summary>The principal of a browser that has just shown the access token of this name.</summary>
    public static ClaimsPrincipal SignedIn(string tokenName, AccessTokens tokens) => Principal(
        new VerifiedIdentity(People.Console, tokenName), CookieAuthenticationDefaults.AuthenticationScheme, tokens.StampOf(tokenName) ?? "");

    /// <summary>Null where the caller was not authenticated by one of our own schemes.</summary>
    public static VerifiedIdentity? IdentityOf(ClaimsPrincipal principal) =>
        principal is { Identity.IsAuthenticated: true }
        && principal.FindFirstValue(PlatformClaim) is { } platform
        && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } subject
            ? new(platform, subject)
            : null;

    /// <summary>The caller as an approver; null where nobody in the directory has this identity.</summary>
    public static Approver? ApproverOf(HttpContext context) =>
        IdentityOf(context.User) is { } identity ? context.RequestServices.GetRequiredService<PersonDirectory>().Identify(identity) : null;

    /// <summary>What the caller is called in refusals where the directory has no name for them.</summary>
    public static string Describe(ClaimsPrincipal principal) => IdentityOf(principal) is { } identity ? $"{identity.Platform}:{identity.Subject}" : "nobody";
}
