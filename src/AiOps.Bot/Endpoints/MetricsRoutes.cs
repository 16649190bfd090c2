using AiOps.Bot.Security;

namespace AiOps.Bot.Endpoints;

/// <summary>Figures for Prometheus.</summary>
internal static class MetricsRoutes
{
    public static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        // Made before the first request, so that it is counted too.
        var figures = routes.ServiceProvider.GetRequiredService<PrometheusFigures>();
        routes.MapGet("/metrics", () => TypedResults.Text(figures.Collect(), PrometheusText.ContentType))
            .WithName("Metrics").WithSummary("Figures in Prometheus' text format")
            .RequireAuthorization()
            .RequireRateLimiting(RequestRates.General);
    }
}
