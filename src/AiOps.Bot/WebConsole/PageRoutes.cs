using AiOps.Bot.Core;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Reports;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Endpoints;
using AiOps.Bot.WebConsole.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AiOps.Bot.WebConsole;

/// <summary>The pages.</summary>
internal static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", IncidentsAsync);
        pages.MapGet("/incidents/{id}", IncidentAsync);
        pages.MapGet("/incidents/{id}/post-mortem", PostMortemAnswer.GetAsync);
        pages.MapGet("/ask", AskAsync);
    }

    private static async Task<RazorComponentResult> IncidentsAsync(
        HttpContext context, IncidentOverview overview, ILogStore logs, Outcomes outcomes, CancellationToken cancellationToken)
    {
        var viewer = Viewers.Of(context);
        var lines = await overview.ReadAsync(viewer.Now, cancellationToken);

        // Counting a full store costs more than the page is worth; the figure is only shown while there is nothing else.
        var summary = lines.Count == 0 ? await logs.SummariseAsync(cancellationToken) : new LogStoreSummary(0, 0, null, null);
        return new RazorComponentResult<IncidentsPage>(new { Lines = lines, Logs = summary, Viewer = viewer, Outcome = outcomes.Take(context) });
    }

    private static async Task<IResult> IncidentAsync(
        string id, HttpContext context, ReadIncidentRecord file, ApprovalRules rules, CancellationToken cancellationToken)
    {
        if (await file.ReadAsync(new IncidentId(id), cancellationToken) is not { } found)
        {
            return new FaultResult(404, $"There is no incident {Reasons.Cut(id)}.");
        }

        var facts = rules.Now();
        var viewer = Viewers.Of(context, found.Remediations, facts);
        var redactor = context.RequestServices.GetRequiredService<IRedactor>().Of(found.Incident.Id);
        var chart = await context.RequestServices.GetRequiredService<IReadSeries>().ReadAsync(found.Incident, found.Alerts, found.Investigation, cancellationToken);
        var card = RedactCard.Of(
            CardBuilder.Build(new CardInput(found.Incident, found.Alerts, found.Investigation, found.Remediations, viewer.Now) { Approval = facts, Chart = chart }), redactor);
        var investigation = RedactRecord.Of(found, redactor).Investigation;
        return new RazorComponentResult<IncidentPage>(new
        {
            Card = card,
            Investigation = investigation,
            Replaced = ReplacedValues.In(card, investigation, found.Timeline),
            found.Remediations,
            found.Timeline,
            Viewer = viewer,
            Outcome = context.RequestServices.GetRequiredService<Outcomes>().Take(context),
        });
    }

    private static async Task<IResult> AskAsync(
        string? question, string? since, string? after, bool? confirmed, HttpContext context, CancellationToken cancellationToken)
    {
        var answers = context.RequestServices.GetRequiredService<IAnswerQuestion>();
        var viewer = Viewers.Of(context);
        var read = QuestionReading.Read(question, since, viewer.Now);
        var answer = read.Question is { } asked ? await answers.AskAsync(QuestionReading.With(asked, after is null ? null : [after], confirmed ?? false), cancellationToken) : null;
        return new RazorComponentResult<AnswerPage>(new { Answer = answer, Question = question, After = after, read.Fault, Viewer = viewer })
        {
            StatusCode = answer is null ? 400 : 200,
        };
    }
}
