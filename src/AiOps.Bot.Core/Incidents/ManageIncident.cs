using AiOps.Bot.Core.Alerts;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Incidents;

/// <summary>What a person does with an incident: take it, hand it over, keep it quiet, call somebody, close it.</summary>
public sealed class ManageIncident(IIncidentStore incidents, IChangeFeed changes, IOptions<IncidentOptions> options, TimeProvider time)
{
    private const int Tries = 20;

    /// <summary>The person takes care of it from now on.</summary>
    public Task<IncidentOutcome> AcknowledgeAsync(IncidentId id, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, (incident, now) => IncidentVerbs.Acknowledge(incident, by, now), cancellationToken);

    /// <summary>Another person takes care of it from now on.</summary>
    /// <param name="to">Somebody of the directory.</param>
    public Task<IncidentOutcome> AssignAsync(IncidentId id, Actor to, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, (incident, now) => IncidentVerbs.Assign(incident, to, now), cancellationToken);

    /// <summary>Its messages are kept still until a time. What gets graver or is decided is shown all the same.</summary>
    public Task<IncidentOutcome> SnoozeAsync(IncidentId id, TimeSpan length, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, (incident, now) => IncidentVerbs.Snooze(incident, Later(now, length), options.Value.LongestSnooze, now), cancellationToken);

    /// <summary>Notes that the next level is called. Calling it is the caller's business.</summary>
    /// <param name="ask">Why; and the request that may come again, which calls one level however often it comes.</param>
    public async Task<IncidentOutcome> EscalateAsync(IncidentId id, (string Reason, string? Request) ask, Actor by, CancellationToken cancellationToken) =>
        ask.Request is not null && await incidents.GetAsync(id, cancellationToken) is { } escalated && escalated.EscalatedBy == ask.Request
            ? new(escalated, null)
            : await ChangeAsync(id, by, (incident, _) => IncidentVerbs.Escalate(incident, options.Value.Escalation.Count, ask.Reason, ask.Request), cancellationToken);

    /// <summary>It is over. Comes back as Triggered where the same signal is seen again within the recurrence window.</summary>
    public Task<IncidentOutcome> ResolveAsync(IncidentId id, string reason, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, (incident, now) => IncidentVerbs.Resolve(incident, reason, now), cancellationToken);

    /// <summary>It never was one: resolved, and the same signals open nothing for a time.</summary>
    public Task<IncidentOutcome> NotAnIncidentAsync(IncidentId id, string reason, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, (incident, now) => IncidentVerbs.NotAnIncident(incident, new(by.Name, reason, now, now + options.Value.QuietAfterFeedback)), cancellationToken);

    private static DateTimeOffset Later(DateTimeOffset now, TimeSpan length) => length < TimeSpan.FromDays(3_650) ? now + length : now.AddDays(3_650);

    private async Task<IncidentOutcome> ChangeAsync(IncidentId id, Actor by, Func<Incident, DateTimeOffset, IncidentVerdict> decide, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await incidents.GetAsync(id, cancellationToken) is not { } incident)
            {
                return IncidentOutcome.Refuse($"there is no incident {id}");
            }

            var now = time.GetUtcNow();
            var verdict = decide(incident, now);
            if (verdict.Next is not { } next)
            {
                return IncidentOutcome.Refuse(verdict.Refusal ?? "it cannot be done");
            }

            var change = new IncidentChange
            {
                Incidents = [next],
                Alerts = await QuietAsync(next, verdict, cancellationToken),
                Timeline = [new(id, now, by.ToString(), verdict.Verb, verdict.Detail)],
            };
            if (await incidents.ApplyAsync(change, cancellationToken))
            {
                changes.Publish(id);
                return new(next, null);
            }
        }

        return IncidentOutcome.Refuse("it keeps changing; try again");
    }

    private async Task<IReadOnlyList<Alert>> QuietAsync(Incident incident, IncidentVerdict verdict, CancellationToken cancellationToken) =>
        verdict.Verb == TimelineVerbs.NotAnIncident && incident.Feedback is { } feedback
            ? [.. (await incidents.ListAlertsAsync(incident.Id, cancellationToken)).Select(a => a with
            {
                Status = AlertStatus.Suppressed,
                Suppression = new(feedback.By, feedback.Reason, feedback.QuietUntil, a.Severity),
            })]
            : [];
}
