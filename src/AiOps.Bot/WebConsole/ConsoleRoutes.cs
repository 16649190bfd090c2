using AiOps.Bot.Endpoints;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Mvc;

namespace AiOps.Bot.WebConsole;

/// <summary>Maps everything that people see.</summary>
internal static class ConsoleRoutes
{
    public static void MapWebConsole(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapSession();
        var console = routes.MapGroup("").RequireAuthorization().ExcludeFromDescription();
        var pages = console.MapGroup("").RequireRateLimiting(RequestRates.General);
        pages.MapPages();
        pages.MapAnomalies();
        pages.MapModelPages();
        var forms = pages.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(ApiRoutes.SmallBody)).AddEndpointFilter<OwnForm>();
        forms.MapForms();
        console.MapLiveChanges();
    }

    private static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", (string name, string? v, HttpContext context) =>
    {
        if (ConsoleAssets.Find(name) is not { } asset)
        {
            return Results.NotFound();
        }

        if (v == asset.Version)
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        return Results.Bytes(asset.Content, asset.ContentType);
    }).ExcludeFromDescription().AllowAnybody("the sign-in page needs them; they are the same for everybody");
}
