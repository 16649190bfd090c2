using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AiOps.Bot.Endpoints;

/// <summary>Incidents: the list, one with all that is known, take it, close it.</summary>
internal static class IncidentRoutes
{
    private const int MaxItems = 500;

    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        api.MapGet("/incidents", ListAsync).WithName("ListIncidents").WithSummary("Incidents, newest first");
        api.MapGet("/incidents/{id}", GetAsync).WithName("GetIncident").WithSummary("One incident with evidence, hypotheses, remediations and timeline")
            .ProducesProblem(404);
        api.MapPost("/incidents/{id}/acknowledge", AcknowledgeAsync).WithName("AcknowledgeIncident").WithSummary("Take an incident")
            .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        api.MapPost("/incidents/{id}/resolve", ResolveAsync).WithName("ResolveIncident").WithSummary("Close an incident")
            .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Ok<ItemsDocument<IncidentRow>>> ListAsync(IIncidentStore incidents, CancellationToken cancellationToken, int limit = 100)
    {
        var found = await incidents.ListAsync(Math.Clamp(limit, 1, MaxItems), cancellationToken);
        return TypedResults.Ok(new ItemsDocument<IncidentRow>([.. found.Select(IncidentDocuments.Row)]));
    }

    private static async Task<Results<Ok<IncidentDocument>, ProblemHttpResult>> GetAsync(
        string id, IncidentFile file, ApprovalRules rules, CancellationToken cancellationToken) =>
        await file.ReadAsync(new IncidentId(id), cancellationToken) is { } found
            ? TypedResults.Ok(IncidentDocuments.Document(found, rules.Now()))
            : Missing(id);

    private static Task<Results<Ok<IncidentRow>, ProblemHttpResult>> AcknowledgeAsync(
        string id, ReasonRequest request, HttpContext context, ManageIncident manage, CancellationToken cancellationToken) =>
        MoveAsync(id, context, (incident, person) => manage.AcknowledgeAsync(incident, person, cancellationToken), cancellationToken);

    private static Task<Results<Ok<IncidentRow>, ProblemHttpResult>> ResolveAsync(
        string id, ReasonRequest request, HttpContext context, ManageIncident manage, CancellationToken cancellationToken) =>
        MoveAsync(id, context, (incident, person) => manage.ResolveAsync(incident, person, Reasons.Resolving(request.Reason), cancellationToken), cancellationToken);

    private static async Task<Results<Ok<IncidentRow>, ProblemHttpResult>> MoveAsync(
        string id, HttpContext context, Func<IncidentId, string, Task<IncidentOutcome>> move, CancellationToken cancellationToken)
    {
        if (Callers.ApproverOf(context) is not { } caller)
        {
            return Problems.Stranger(context);
        }

        var incident = new IncidentId(id);
        if (await context.RequestServices.GetRequiredService<IIncidentStore>().GetAsync(incident, cancellationToken) is null)
        {
            return Missing(id);
        }

        var outcome = await move(incident, caller.Person.Name);
        return outcome.Incident is { } moved
            ? TypedResults.Ok(IncidentDocuments.Row(moved))
            : Problems.Of(new Refusal(RefusalKind.Conflict, outcome.Refusal ?? "it could not be changed"));
    }

    private static ProblemHttpResult Missing(string id) => Problems.Of(new Refusal(RefusalKind.NotFound, $"there is no incident {Reasons.Cut(id)}"));
}
