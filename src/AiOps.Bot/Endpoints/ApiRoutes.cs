using AiOps.Bot.Security;
using Microsoft.AspNetCore.Mvc;

namespace AiOps.Bot.Endpoints;

/// <summary>Maps everything that programs call.</summary>
internal static class ApiRoutes
{
    /// <summary>Enough for a decision with its reason, or a question.</summary>
    public const int SmallBody = 64 * 1024;

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireAuthorization();
        var small = api.MapGroup("").RequireRateLimiting(RequestRates.General).WithMetadata(new RequestSizeLimitAttribute(SmallBody));
        small.MapIncidents();
        small.MapRemediations();
        small.MapQuestions();
        small.MapModels();
        api.MapAlerts();
        api.MapScoring();
        routes.MapCommon();
    }

    /// <summary>What a process answers that only reads and scores.</summary>
    public static void MapScorerApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/api/v1").RequireAuthorization().MapScoring();
        routes.MapCommon();
    }

    private static void MapCommon(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapMetrics();
        routes.MapOpenApi().AllowAnybody("it describes the API and holds nothing else");
    }
}
