using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Security;

/// <summary>The cookie of a browser that signed in with an access token. It ends when the token is replaced or removed.</summary>
internal sealed class SessionCookie(IOptions<SecurityOptions> security, AccessTokens tokens) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public const string Name = "aiops-session";
    public const string LoginPath = "/login";

    public void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = security.Value.SessionLifetime;
        options.SlidingExpiration = true;
        options.LoginPath = LoginPath;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            if (IsForPeople(context.Request))
            {
                context.Response.Redirect(context.RedirectUri);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }

            return Task.CompletedTask;
        };
    }

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name == CookieAuthenticationDefaults.AuthenticationScheme)
        {
            Configure(options);
        }
    }

    /// <summary>True where a person is to see the answer, and so can be sent to the login page.</summary>
    public static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var identity = context.Principal is { } principal ? Callers.IdentityOf(principal) : null;
        var stamp = context.Principal?.FindFirst(Callers.StampClaim)?.Value;
        if (identity is null || stamp is null || tokens.StampOf(identity.Subject) != stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }
}
