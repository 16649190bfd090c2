using AiOps.Bot.Connectors.Mcp;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Mvc;

namespace AiOps.Bot.Endpoints;

/// <summary>What other agents ask, by the Model Context Protocol: for the same callers as the API.</summary>
internal static class AgentRoutes
{
    public static void MapAgents(this IEndpointRouteBuilder routes) => routes.MapGroup("")
        .RequireAuthorization()
        .RequireRateLimiting(RequestRates.General)
        .WithMetadata(new RequestSizeLimitAttribute(ApiRoutes.SmallBody))
        .MapMcp("/mcp");
}
