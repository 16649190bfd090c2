using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Endpoints;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Security;
using AiOps.Bot.WebConsole.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AiOps.Bot.WebConsole;

/// <summary>What the buttons do. Each ends on the incident's page, which shows the outcome.</summary>
internal static class FormRoutes
{
    public static void MapForms(this IEndpointRouteBuilder forms)
    {
        forms.MapPost("/incidents/{id}/{verb}", ActAsync);
        forms.MapPost("/incidents/{id}/reveal", RevealAsync);
        forms.MapPost("/incidents/{id}/queries/{query}", RunQueryAsync);
        forms.MapPost("/remediations/{id}/{decision}", DecideAsync);
    }

    private static async Task<IResult> ActAsync(string id, string verb, HttpContext context, ActOnIncident act, CancellationToken cancellationToken)
    {
        if (Callers.ApproverOf(context) is not { } caller)
        {
            return Stranger(context);
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var request = new IncidentVerbRequest(form["reason"], form["person"], form["for"], form["answer"]);
        return await act.ActAsync(verb, new(id), request, caller, cancellationToken) is { } result
            ? Back(context, new IncidentId(id), result.Outcome.Refusal is { } refusal ? new(false, refusal) : new(true, result.Done))
            : new FaultResult(404, "There is no such button.");
    }

    private static async Task<IResult> RunQueryAsync(string id, string query, HttpContext context, RunNextQuery next, CancellationToken cancellationToken)
    {
        var found = await next.RunAsync(new(id), query, cancellationToken);
        return Back(context, new(id), found switch
        {
            null => new(false, "this query was run already, or the investigation was made anew; the page shows what is suggested now"),
            { Evidence: { } evidence } => new(true, $"{found.Asked.Label}: {Words.Count(found.Result.Rows, "row", "rows")}, kept as {evidence}"),
            _ => new(true, $"{found.Asked.Label}: nothing was found"),
        });
    }

    /// <summary>Answers with the page itself: a value must not lie in a cookie until the next one.</summary>
    private static async Task<IResult> RevealAsync(string id, HttpContext context, RevealPlaceholder reveal, CancellationToken cancellationToken)
    {
        if (Callers.ApproverOf(context) is not { } caller)
        {
            return Stranger(context);
        }

        var placeholder = Reasons.Cut((await context.Request.ReadFormAsync(cancellationToken))["placeholder"].ToString());
        var outcome = await reveal.RevealAsync(placeholder, caller, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<RevealedPage>(new { Placeholder = placeholder, outcome.Value, outcome.Refusal, Incident = new IncidentId(id), Viewer = Viewers.Of(context) })
        {
            StatusCode = outcome.Value is null ? 403 : 200,
        };
    }

    private static async Task<IResult> DecideAsync(
        string id, string decision, HttpContext context, IRemediationStore remediations, RemediationForm forms, CancellationToken cancellationToken)
    {
        if (Callers.ApproverOf(context) is not { } caller)
        {
            return Stranger(context);
        }

        if (await remediations.GetAsync(new(id), cancellationToken) is not { } remediation)
        {
            return new FaultResult(404, $"There is no remediation {Reasons.Cut(id)}.");
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var click = new Click(remediation, form["digest"].ToString(), Reasons.Of(form["reason"]), form["acceptImpact"] == "yes", caller);
        return await forms.DecideAsync(decision, click, cancellationToken) is { } outcome
            ? Back(context, remediation.Incident, outcome)
            : new FaultResult(404, "There is no such button.");
    }

    private static IResult Back(HttpContext context, IncidentId incident, Outcome outcome)
    {
        context.RequestServices.GetRequiredService<Outcomes>().Leave(context, outcome);
        context.Response.Headers.Location = $"/incidents/{Uri.EscapeDataString(incident.Value)}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static FaultResult Stranger(HttpContext context) =>
        new(403, $"{Callers.Describe(context.User)} belongs to nobody in Security:People.");
}
