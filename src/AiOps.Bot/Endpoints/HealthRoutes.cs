using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AiOps.Bot.Endpoints;

/// <summary>What orchestrators ask: is the process alive, can it work.</summary>
internal static class HealthRoutes
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Ok(new HealthDocument("ok", new Dictionary<string, string>())))
            .WithName("Health").WithSummary("The process is alive").AllowAnybody("probes carry no token; it tells nothing");
        routes.MapGet("/readyz", ReadyAsync)
            .WithName("Ready").WithSummary("The service can work").AllowAnybody("probes carry no token; it tells names of checks only");
    }

    private static async Task<Results<Ok<HealthDocument>, JsonHttpResult<HealthDocument>>> ReadyAsync(
        IEnumerable<IReadinessCheck> checks, CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var check in checks)
        {
            results[check.Name] = await FaultAsync(check, cancellationToken) ?? "ok";
        }

        return results.Values.All(r => r == "ok")
            ? TypedResults.Ok(new HealthDocument("ok", results))
            : TypedResults.Json(new HealthDocument("not ready", results), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string?> FaultAsync(IReadinessCheck check, CancellationToken cancellationToken)
    {
        try
        {
            return await check.FaultAsync(cancellationToken).WaitAsync(TimeLimit, cancellationToken);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            // The exception's text may name hosts or paths, and anybody may read this.
            return ex is TimeoutException ? "does not answer" : "fails";
        }
    }
}
