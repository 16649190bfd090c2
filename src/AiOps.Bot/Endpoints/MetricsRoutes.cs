using AiOps.Bot.Security;

namespace AiOps.Bot.Endpoints;

/// <summary>Figures for Prometheus.</summary>
internal static class MetricsRoutes
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes
        .MapGet("/metrics", (PrometheusFigures figures) => TypedResults.Text(figures.Collect(), PrometheusText.ContentType))
        .WithName("Metrics").WithSummary("Figures in Prometheus' text format")
        .RequireAuthorization()
        .RequireRateLimiting(RequestRates.General);
}
