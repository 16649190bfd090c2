using AiOps.Bot.Endpoints;
using AiOps.Bot.Security;
using AiOps.Bot.WebConsole.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AiOps.Bot.WebConsole;

/// <summary>Signing in with an access token, and out.</summary>
internal static class SessionRoutes
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("").ExcludeFromDescription();
        session.MapGet(SessionCookie.LoginPath, (HttpContext context, string? returnUrl) => Page(context, returnUrl, null))
            .AllowAnybody("nobody is signed in before signing in")
            .RequireRateLimiting(RequestRates.General);
        var forms = session.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(ApiRoutes.SmallBody)).AddEndpointFilter<OwnForm>();
        forms.MapPost(SessionCookie.LoginPath, SignInAsync)
            .AllowAnybody("nobody is signed in before signing in")
            .RequireRateLimiting(RequestRates.SignIn);
        forms.MapPost("/logout", (Delegate)SignOutAsync).RequireAuthorization().RequireRateLimiting(RequestRates.General);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var returnUrl = form["returnUrl"].ToString();
        if (tokens.NameOf(form["token"].ToString().Trim()) is not { } name)
        {
            return Page(context, returnUrl, "That is not one of the access tokens of this service.");
        }

        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Callers.SignedIn(name, tokens));
        return SeeOther(context, OwnPath(returnUrl));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return SeeOther(context, SessionCookie.LoginPath);
    }

    private static RazorComponentResult<LoginPage> Page(HttpContext context, string? returnUrl, string? fault)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new(new { Viewer = new Viewer(null, now), Fault = fault, ReturnUrl = OwnPath(returnUrl) })
        {
            StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized,
        };
    }

    private static IResult SeeOther(HttpContext context, string path)
    {
        context.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Never sends a person on to another site, whatever the link to the sign-in page said.</summary>
    private static string OwnPath(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
