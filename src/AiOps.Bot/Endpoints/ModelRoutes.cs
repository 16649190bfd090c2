using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Scoring.Models;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AiOps.Bot.Endpoints;

/// <summary>Registered models: what there is, how challengers do, which version counts.</summary>
internal static class ModelRoutes
{
    public static void MapModels(this IEndpointRouteBuilder api)
    {
        api.MapGet("/models", ListAsync).WithName("ListModels").WithSummary("Lines of registered models");
        api.MapGet("/models/{name}", GetAsync).WithName("GetModel").WithSummary("One line with its versions, its challenger's figures, drift and history").ProducesProblem(404);
        Describe(api.MapPost("/models/{name}/promote", PromoteAsync), "PromoteModel", "Let the challenger, or a version, count from now on");
        Describe(api.MapPost("/models/{name}/roll-back", RollBackAsync), "RollBackModel", "Let the previous champion count again");
    }

    private static void Describe(RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);

    private static async Task<Ok<ItemsDocument<ModelLineDocument>>> ListAsync(ModelView models, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ItemsDocument<ModelLineDocument>(await models.ListAsync(cancellationToken)));

    private static async Task<Results<Ok<ModelDocument>, ProblemHttpResult>> GetAsync(string name, ModelView models, CancellationToken cancellationToken) =>
        await models.FindAsync(name, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.Of(new Refusal(RefusalKind.NotFound, $"no model was ever registered as {Reasons.Cut(name)}"));

    private static Task<Results<Ok<ModelLineDocument>, ProblemHttpResult>> PromoteAsync(string name, ModelChangeRequest request, HttpContext context, ChangeModelLine change, CancellationToken cancellationToken) =>
        ChangeAsync(new(name, ModelEventKind.Promoted, request.Version) { SeenChampion = request.SeenChampion, By = "", At = default, Why = Reasons.Of(request.Reason) }, request.Hash, (context, change), cancellationToken);

    private static Task<Results<Ok<ModelLineDocument>, ProblemHttpResult>> RollBackAsync(string name, ModelChangeRequest request, HttpContext context, ChangeModelLine change, CancellationToken cancellationToken) =>
        ChangeAsync(new(name, ModelEventKind.RolledBack, request.Version) { SeenChampion = request.SeenChampion, By = "", At = default, Why = Reasons.Of(request.Reason) }, request.Hash, (context, change), cancellationToken);

    private static async Task<Results<Ok<ModelLineDocument>, ProblemHttpResult>> ChangeAsync(
        ModelChange asked, string? hash, (HttpContext Context, ChangeModelLine Change) with, CancellationToken cancellationToken)
    {
        if (Callers.ApproverOf(with.Context) is not { } by)
        {
            return Problems.Stranger(with.Context);
        }

        if (asked.Why.Length == 0)
        {
            return Problems.Of(400, "Reason missing", "say why, for those who read the timeline: {\"seenChampion\":2,\"reason\":\"...\"}");
        }

        var (decision, refusal) = await with.Change.ChangeAsync(asked, hash, by, cancellationToken);
        return refusal is null ? TypedResults.Ok(ModelView.LineOf(decision!.Line!)) : Problems.Of(refusal);
    }
}
