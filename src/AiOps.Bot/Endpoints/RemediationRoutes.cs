using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Reports;
using AiOps.Bot.Core;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AiOps.Bot.Endpoints;

/// <summary>Decisions about remediations. Each answers the new state, or says why it was refused.</summary>
internal static class RemediationRoutes
{
    public static void MapRemediations(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup("/remediations/{id}");
        Describe(one.MapPost("/approve", ApproveAsync), "ApproveRemediation", "Say yes to exactly what the digest covers");
        Describe(one.MapPost("/reject", RejectAsync), "RejectRemediation", "Say no");
        Describe(one.MapPost("/dry-run", DryRunAsync), "DryRunRemediation", "Try it without changing anything");
        Describe(one.MapPost("/rollback", RollBackAsync), "RollBackRemediation", "Undo a run by its inverse");
    }

    private static void Describe(RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(410);

    private static Task<Results<Ok<RemediationDocument>, ProblemHttpResult>> ApproveAsync(
        string id, DecisionRequest request, HttpContext context, DecideRemediation decide, CancellationToken cancellationToken) =>
        DecideAsync(request, context, by => decide.ApproveAsync(new(id), request.Digest!, Reasons.Of(request.Reason), by, cancellationToken));

    private static Task<Results<Ok<RemediationDocument>, ProblemHttpResult>> RejectAsync(
        string id, DecisionRequest request, HttpContext context, DecideRemediation decide, CancellationToken cancellationToken) =>
        DecideAsync(request, context, by => decide.RejectAsync(new(id), request.Digest!, Reasons.Of(request.Reason), by, cancellationToken));

    private static Task<Results<Ok<RemediationDocument>, ProblemHttpResult>> RollBackAsync(
        string id, DecisionRequest request, HttpContext context, DecideRemediation decide, CancellationToken cancellationToken) =>
        DecideAsync(request, context, by => decide.RollBackAsync(new(id), request.Digest!, Reasons.Of(request.Reason), by, cancellationToken));

    private static async Task<Results<Ok<RemediationDocument>, ProblemHttpResult>> DecideAsync(
        DecisionRequest request, HttpContext context, Func<Approver, Task<DecisionOutcome>> decide)
    {
        if (string.IsNullOrEmpty(request.Digest))
        {
            return Problems.Of(400, "Digest missing", "send the digest of the remediation that you read: {\"digest\":\"...\",\"reason\":\"...\"}");
        }

        if (Callers.ApproverOf(context) is not { } by)
        {
            return Problems.Stranger(context);
        }

        var outcome = await decide(by);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Ok(Document(outcome.Remediation!, context));
    }

    private static async Task<Results<Ok<RemediationDocument>, ProblemHttpResult>> DryRunAsync(
        string id, DecisionRequest request, HttpContext context, TryOut tryOut, CancellationToken cancellationToken)
    {
        if (Callers.ApproverOf(context) is not { } by)
        {
            return Problems.Stranger(context);
        }

        var outcome = await tryOut.RunAsync(new RemediationId(id), request.Digest ?? "", by.Actor.ToString(), cancellationToken);
        return outcome.Refusal is { } refusal
            ? Problems.Of(refusal)
            : TypedResults.Ok(Document(outcome.Remediation!, context) with { DryRun = new(outcome.Result!.WouldSucceed, outcome.Result.Detail) });
    }

    private static RemediationDocument Document(Remediation remediation, HttpContext context) => RemediationDocuments.Document(
        RedactRecord.Of(remediation, context.RequestServices.GetRequiredService<IRedactor>().Of(remediation.Incident)), Facts(context));

    private static ApprovalFacts Facts(HttpContext context) => context.RequestServices.GetRequiredService<ApprovalRules>().Now();
}
