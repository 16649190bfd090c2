using System.ComponentModel;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Core.Investigations.Tools;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Reports;
using AiOps.Bot.Endpoints;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Agents;

/// <summary>What other agents may ask. Everything only reads; answers are JSON, bounded, paged and redacted.</summary>
internal sealed class AgentTools(ReadIncidentRecord records, IIncidentStore incidents, IAnswerQuestion answers, IIncidentMemory memory, TimeProvider time)
{
    private readonly TimeProvider _time = time;

    private const int MostIncidents = 50;
    private const int FarthestIncident = 500;
    private const int MostLines = 50;
    private const int MostRemembered = 20;

    /// <summary>The tools in the order that they are listed in.</summary>
    public static IReadOnlyList<AIFunction> Of(IServiceProvider provider)
    {
        var tools = ActivatorUtilities.CreateInstance<AgentTools>(provider);
        var redactor = provider.GetRequiredService<IRedactor>();
        AIFunction[] functions =
        [
            AIFunctionFactory.Create(tools.ListIncidentsAsync, "list_incidents", "Incidents, newest first: id, title, severity, status, resources, times."),
            AIFunctionFactory.Create(tools.ShowIncidentAsync, "show_incident", "One incident: likely causes with the evidence they cite, what was ruled out, what could not be read, remediations and their state."),
            AIFunctionFactory.Create(tools.ShowEvidenceAsync, "show_evidence", "The lines of one piece of evidence, with the query that found them."),
            AIFunctionFactory.Create(tools.FindSimilarAsync, "find_similar", "Past incidents like this one whose cause a person confirmed or denied."),
            AIFunctionFactory.Create(tools.AskAsync, "ask", "Answers a question in plain words about recent logs, incidents, changes or findings, with the query it ran, the window and the row count."),
        ];

        // Typed queries need the stores of the running service; a command beside it does without.
        var query = provider.GetServices<IReadTool>().Where(t => t.Name == "run_query").Select(t => new QueryFunction(t, tools._time));
        return [.. functions.Concat<AIFunction>(query).Select(f => new BoundedFunction(f, redactor))];
    }

    private async Task<string> ListIncidentsAsync(
        [Description("How many, 1 to 50.")] int limit = 20, [Description("How many to skip, for the next page.")] int skip = 0, CancellationToken cancellationToken = default)
    {
        var (from, most) = (Math.Clamp(skip, 0, FarthestIncident), Math.Clamp(limit, 1, MostIncidents));
        var found = await incidents.ListAsync(from + most + 1, cancellationToken);
        return AgentText.Of(new
        {
            incidents = found.Skip(from).Take(most).Select(AgentText.Row),
            next_skip = found.Count > from + most ? from + most : (int?)null,
        });
    }

    private async Task<string> ShowIncidentAsync([Description("The incident's id, inc-...")] string id, CancellationToken cancellationToken) =>
        await records.ReadAsync(new(id), cancellationToken) is { } record ? AgentText.Of(AgentIncident.Of(record)) : Missing(id);

    private async Task<string> ShowEvidenceAsync(
        [Description("The incident's id.")] string incident,
        [Description("The evidence's id, E1, E2, ...")] string evidence,
        [Description("The first line, from 0, for the next page.")] int from = 0,
        CancellationToken cancellationToken = default)
    {
        var record = await records.ReadAsync(new(incident), cancellationToken);
        var start = Math.Max(from, 0);
        return record?.Investigation?.Evidence.FirstOrDefault(e => e.Id.Value == evidence) is { Found: var found }
            ? AgentText.Of(new
            {
                found.Title,
                found.Query,
                window = AgentText.Window(found.Window),
                rows = found.RowCount,
                lines = found.Lines.Skip(start).Take(MostLines).Select(l => new { time = l.Time, text = AgentText.Cut(l.Text), written_by_outsider = l.Tainted }),
                next_from = found.Lines.Length > start + MostLines ? start + MostLines : (int?)null,
            })
            : Missing($"{incident} or no evidence {evidence} in it");
    }

    private async Task<string> FindSimilarAsync([Description("The incident's id.")] string id, CancellationToken cancellationToken)
    {
        if (await incidents.GetAsync(new(id), cancellationToken) is not { } incident)
        {
            return Missing(id);
        }

        var found = await memory.FindAsync(MemoryKeys.Of(AgentText.Look(incident)), MostRemembered, cancellationToken);
        return AgentText.Of(new { similar = found.Where(r => r.Incident != incident.Id).Select(AgentText.Remembered) });
    }

    private async Task<string> AskAsync(
        [Description("The question, in words, for example: failed logins since 03:00")] string question,
        [Description("How far to look back where the question names no time: 30m, 2h, 7d.")] string? since = null,
        CancellationToken cancellationToken = default)
    {
        var read = QuestionReading.Read(question, since, _time.GetUtcNow());
        return read.Question is { } asked ? AgentText.Of(AgentText.Answer(await answers.AskAsync(asked, cancellationToken))) : AgentText.Of(new { error = read.Fault });
    }

    private static string Missing(string id) => AgentText.Of(new { error = $"there is no incident {Reasons.Cut(id)}" });
}
