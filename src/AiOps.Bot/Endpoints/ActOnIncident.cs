using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Conversations.Commands;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Endpoints.Documents;

namespace AiOps.Bot.Endpoints;

/// <summary>The verbs about an incident, as the API and the console's forms name them.</summary>
internal sealed class ActOnIncident(ManageIncident manage, ConfirmCause confirm, EscalateIncident escalate, PersonDirectory people)
{
    public static readonly IReadOnlyList<string> Verbs = ["acknowledge", "assign", "snooze", "escalate", "resolve", "not-an-incident", "review-cause"];

    /// <returns>The incident or why not, and what was done, for people; null where there is no such verb.</returns>
    public async Task<Result?> ActAsync(string verb, IncidentId id, IncidentVerbRequest request, Approver by, CancellationToken cancellationToken) => verb switch
    {
        "acknowledge" => new(await manage.AcknowledgeAsync(id, by.Actor, cancellationToken), "it is yours now"),
        "assign" => await AssignAsync(id, request.Person ?? "", by, cancellationToken),
        "snooze" => await SnoozeAsync(id, request.For ?? "", by, cancellationToken),
        "escalate" => await EscalateAsync(id, Reasons.Of(request.Reason), by, cancellationToken),
        "resolve" => new(await manage.ResolveAsync(id, Reasons.Resolving(request.Reason), by.Actor, cancellationToken), "the incident is resolved"),
        "not-an-incident" => new(await manage.NotAnIncidentAsync(id, Reasons.Of(request.Reason), by.Actor, cancellationToken), "closed as no incident; the same signals stay quiet for a time"),
        "review-cause" => await ReviewAsync(id, request, by, cancellationToken),
        _ => null,
    };

    private async Task<Result> ReviewAsync(IncidentId id, IncidentVerbRequest request, Approver by, CancellationToken cancellationToken) =>
        Enum.TryParse<CauseAnswer>(request.Answer, ignoreCase: true, out var answer) && Enum.IsDefined(answer) && !int.TryParse(request.Answer, out _)
            ? new(await confirm.AnswerAsync(id, (answer, Reasons.Of(request.Reason)), by.Actor, cancellationToken), "noted; later incidents like it are told")
            : Refuse("answer yes, no or other");

    private async Task<Result> AssignAsync(IncidentId id, string whom, Approver by, CancellationToken cancellationToken) =>
        FindPerson.In(people, whom, by.Person) is { } person
            ? new(await manage.AssignAsync(id, new(person.Id, person.Name, by.Identity.Platform), by.Actor, cancellationToken), $"{person.Name} takes care of it now")
            : Refuse($"'{Reasons.Cut(whom)}' is nobody in the directory, or several people; name one by id or name");

    private async Task<Result> SnoozeAsync(IncidentId id, string length, Approver by, CancellationToken cancellationToken) =>
        ReadDuration.Read(length) is { } span
            ? new(await manage.SnoozeAsync(id, span, by.Actor, cancellationToken), $"its chat messages keep still for {length.Trim()}, unless it gets worse")
            : Refuse("say for how long, for example 30m, 2h or 1d");

    private async Task<Result> EscalateAsync(IncidentId id, string reason, Approver by, CancellationToken cancellationToken)
    {
        var (outcome, called) = await escalate.EscalateAsync(id, (reason, null), by.Actor, cancellationToken);
        return new(outcome, "escalated: " + called);
    }

    private static Result Refuse(string reason) => new(new(null, reason), "");

    internal sealed record Result(IncidentOutcome Outcome, string Done);
}
