using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Writes what becomes of a run, together with what it means for the incident, in one transaction each.</summary>
public sealed class RemediationLedger(IRemediationStore store, IIncidentStore incidents, IChangeFeed changes, TimeProvider time)
{
    private const string Actor = "aiops";
    private const int Tries = 20;

    /// <returns>The running remediation; null where somebody else has started it.</returns>
    internal async Task<Remediation?> StartAsync(Remediation approved, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var running = approved with
        {
            Status = RemediationStatus.Running,
            Execution = new() { IdempotencyKey = $"{approved.Id}-{approved.Digest[..16]}", StartedAt = now },
        };
        var change = new RemediationChange
        {
            Remediations = [running],
            Timeline = [new(approved.Incident, now, Actor, TimelineVerbs.Started, approved.Title)],
        };
        if (!await store.SaveAsync(change, cancellationToken))
        {
            return null;
        }

        changes.Publish(approved.Incident);
        return await store.GetAsync(approved.Id, cancellationToken);
    }

    /// <summary>Notes what the calls answered, before the check begins.</summary>
    internal async Task<Remediation> NoteRunAsync(Remediation running, string detail, CancellationToken cancellationToken)
    {
        var noted = running with { Execution = running.Execution! with { RunDetail = detail } };
        await store.SaveAsync(new() { Remediations = [noted] }, cancellationToken);
        return await store.GetAsync(running.Id, cancellationToken) ?? noted;
    }

    internal async Task RefuseAsync(Remediation approved, DispatchRefusal refusal, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var change = new RemediationChange
        {
            Remediations = [approved with { Status = refusal.To, Reason = refusal.Reason }],
            Timeline = [new(approved.Incident, now, Actor, refusal.Verb, $"{approved.Title}: {refusal.Reason}")],
        };
        await store.SaveAsync(change, cancellationToken);
        changes.Publish(approved.Incident);
    }

    /// <summary>Ends a run. The incident follows: mitigated by a success, triggered and looked at again where the trouble is still there.</summary>
    internal async Task FinishAsync(Remediation running, RemediationStatus to, string detail, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var now = time.GetUtcNow();
            var incident = await incidents.GetAsync(running.Incident, cancellationToken);
            var after = incident is null ? null : RunAftermath.Of(incident, running, to, now);
            var change = new RemediationChange
            {
                Remediations = [Finished(running, to, detail, now)],
                Incidents = after is null ? [] : [after],
                Timeline = [.. RunAftermath.Timeline(running, incident, after, new(to, detail, now))],
            };
            if (await store.SaveAsync(change, cancellationToken))
            {
                changes.Publish(running.Incident);
                return;
            }

            running = await store.GetAsync(running.Id, cancellationToken) ?? running;
            if (running.Status != RemediationStatus.Running)
            {
                return;
            }
        }
    }

    private static Remediation Finished(Remediation running, RemediationStatus to, string detail, DateTimeOffset now) => running with
    {
        Status = to,
        Execution = running.Execution! with { FinishedAt = now, CheckDetail = detail },
    };
}
