using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Reports;
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
        api.MapGet("/incidents/{id}/post-mortem", PostMortemAnswer.GetAsync).WithName("GetPostMortem")
            .WithSummary("A draft from the record, as Markdown; times in the zone that the query names").Produces<string>(200, "text/markdown").ProducesProblem(400).ProducesProblem(404);

        api.MapPost("/incidents/{id}/queries/{query}", RunQueryAsync).WithName("RunNextQuery")
            .WithSummary("Run a query that the investigation suggests (nextQueries); what it gives is kept as evidence").ProducesProblem(404);
        foreach (var verb in ActOnIncident.Verbs)
        {
            api.MapPost($"/incidents/{{id}}/{verb}", (string id, IncidentVerbRequest request, HttpContext context, ActOnIncident act, CancellationToken cancellationToken) =>
                    ActAsync((id, verb), request, context, act, cancellationToken))
                .WithName(NameOf(verb)).WithSummary(Summaries[verb]).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        }
    }

    private static readonly Dictionary<string, string> Summaries = new(StringComparer.Ordinal)
    {
        ["acknowledge"] = "Take an incident",
        ["assign"] = "Hand an incident to another person: {\"person\":\"ana\"}",
        ["snooze"] = "Keep an incident's messages still for a time: {\"for\":\"2h\"}",
        ["escalate"] = "Call the next level",
        ["resolve"] = "Close an incident",
        ["not-an-incident"] = "Say that it never was one: its signals stay quiet for a time",
        ["review-cause"] = "Say whether the cause that was named was the cause: {\"answer\":\"yes\"|\"no\"|\"other\",\"reason\":\"what it was\"}",
    };

    private static string NameOf(string verb) => verb switch
    {
        "not-an-incident" => "MarkIncidentAsNone",
        "review-cause" => "ReviewCause",
        _ => char.ToUpperInvariant(verb[0]) + verb[1..] + "Incident",
    };

    private static async Task<Ok<ItemsDocument<IncidentRow>>> ListAsync(IIncidentStore incidents, IRedactor redactor, CancellationToken cancellationToken, int limit = 100)
    {
        var found = await incidents.ListAsync(Math.Clamp(limit, 1, MaxItems), cancellationToken);
        return TypedResults.Ok(new ItemsDocument<IncidentRow>([.. found.Select(i => IncidentDocuments.Row(RedactRecord.Of(i, redactor.Of(i.Id))))]));
    }

    private static async Task<Results<Ok<IncidentDocument>, ProblemHttpResult>> GetAsync(
        string id, ReadIncidentRecord file, ApprovalRules rules, IRedactor redactor, CancellationToken cancellationToken) =>
        await file.ReadAsync(new IncidentId(id), cancellationToken) is { } found
            ? TypedResults.Ok(IncidentDocuments.Document(RedactRecord.Of(found, redactor.Of(found.Incident.Id)), rules.Now()))
            : Missing(id);

    private static async Task<Results<Ok<AnswerDocument>, ProblemHttpResult>> RunQueryAsync(
        string id, string query, RunNextQuery next, IRedactor redactor, TimeProvider time, CancellationToken cancellationToken) =>
        await next.RunAsync(new(id), query, cancellationToken) is { } found
            ? TypedResults.Ok(AnswerDocuments.Document(Answers.Of(
                new(found.Asked.Label, time.GetUtcNow(), null, TimeZoneInfo.Utc) { Incident = new(id) }, found.Result, found.Evidence is { } evidence ? $"kept as {evidence}" : "nothing was found, which is kept too", redactor)))
            : Problems.Of(new Refusal(RefusalKind.NotFound, "this query was run already, or the investigation was made anew"));

    private static async Task<Results<Ok<IncidentRow>, ProblemHttpResult>> ActAsync(
        (string Id, string Verb) what, IncidentVerbRequest request, HttpContext context, ActOnIncident act, CancellationToken cancellationToken)
    {
        if (Callers.ApproverOf(context) is not { } caller)
        {
            return Problems.Stranger(context);
        }

        var incident = new IncidentId(what.Id);
        if (await context.RequestServices.GetRequiredService<IIncidentStore>().GetAsync(incident, cancellationToken) is null)
        {
            return Missing(what.Id);
        }

        var outcome = (await act.ActAsync(what.Verb, incident, request, caller, cancellationToken))?.Outcome;
        return outcome?.Incident is { } changed
            ? TypedResults.Ok(IncidentDocuments.Row(RedactRecord.Of(changed, context.RequestServices.GetRequiredService<IRedactor>().Of(changed.Id))))
            : Problems.Of(new Refusal(RefusalKind.Conflict, outcome?.Refusal ?? "it could not be changed"));
    }

    private static ProblemHttpResult Missing(string id) => Problems.Of(new Refusal(RefusalKind.NotFound, $"there is no incident {Reasons.Cut(id)}"));
}
