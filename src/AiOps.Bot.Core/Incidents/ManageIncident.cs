namespace AiOps.Bot.Core.Incidents;

/// <summary>What a person does with an incident: take it, close it.</summary>
public sealed class ManageIncident(IIncidentStore incidents, IChangeFeed changes, TimeProvider time)
{
    private const int Tries = 5;

    /// <summary>The person takes care of it from now on.</summary>
    public Task<IncidentOutcome> AcknowledgeAsync(IncidentId id, string person, CancellationToken cancellationToken) =>
        MoveAsync(id, IncidentStatus.Acknowledged, new(person, TimelineVerbs.Acknowledged, $"{person} takes care of it"), cancellationToken);

    /// <summary>It is over. Comes back as Triggered where the same signal is seen again within the recurrence window.</summary>
    public Task<IncidentOutcome> ResolveAsync(IncidentId id, string person, string reason, CancellationToken cancellationToken) =>
        MoveAsync(id, IncidentStatus.Resolved, new(person, TimelineVerbs.Resolved, reason), cancellationToken);

    private async Task<IncidentOutcome> MoveAsync(IncidentId id, IncidentStatus to, Act act, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var incident = await incidents.GetAsync(id, cancellationToken);
            if (incident is null)
            {
                return IncidentOutcome.Refuse($"there is no incident {id}");
            }

            if (!IncidentTransitions.MayMove(incident.Status, to))
            {
                return IncidentOutcome.Refuse($"it is {incident.Status} already");
            }

            var now = time.GetUtcNow();
            var moved = Move(incident, to, act.Actor, now);
            var change = new IncidentChange { Incidents = [moved], Timeline = [new(id, now, act.Actor, act.Verb, act.Detail)] };
            if (await incidents.ApplyAsync(change, cancellationToken))
            {
                changes.Publish(id);
                return new(moved, null);
            }
        }

        return IncidentOutcome.Refuse("it keeps changing; try again");
    }

    private static Incident Move(Incident incident, IncidentStatus to, string actor, DateTimeOffset now) => incident with
    {
        Status = to,
        Owner = to == IncidentStatus.Acknowledged ? actor : incident.Owner,
        StatusSince = now,
        ResolvedAt = to == IncidentStatus.Resolved ? now : null,
    };

    private sealed record Act(string Actor, string Verb, string Detail);
}
