using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Loads a remediation, lets a pure decision make the next state, and saves it by compare-and-set. Refusals go on the timeline too.</summary>
public sealed class RemediationDesk(IRemediationStore store, ITimelineStore timeline, IChangeFeed changes, TimeProvider time)
{
    private const int Tries = 5;

    internal async Task<DecisionOutcome> DecideAsync(
        RemediationId id, string verb, Approver by, Func<Remediation, DateTimeOffset, Verdict> decide, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var remediation = await store.GetAsync(id, cancellationToken);
            if (remediation is null)
            {
                return DecisionOutcome.Refuse(RefusalKind.NotFound, $"there is no remediation {id}");
            }

            var now = time.GetUtcNow();
            var verdict = decide(remediation, now);
            if (verdict.Next is null)
            {
                return await RefuseAsync(remediation, verdict.Refusal!, by, cancellationToken);
            }

            var change = new RemediationChange
            {
                Remediations = [verdict.Next],
                Timeline = [new(remediation.Incident, now, by.Actor.ToString(), verb, verdict.Detail)],
            };
            if (await store.SaveAsync(change, cancellationToken))
            {
                changes.Publish(remediation.Incident);
                return new(verdict.Next, null);
            }
        }

        return DecisionOutcome.Refuse(RefusalKind.Conflict, "others keep deciding it at the same moment; reload and look");
    }

    private async Task<DecisionOutcome> RefuseAsync(Remediation remediation, Refusal refusal, Approver by, CancellationToken cancellationToken)
    {
        var detail = $"{remediation.Title}: {refusal.Reason}";
        await timeline.AppendAsync([new(remediation.Incident, time.GetUtcNow(), by.Actor.ToString(), TimelineVerbs.ApprovalRefused, detail)], cancellationToken);
        changes.Publish(remediation.Incident);
        return new(remediation, refusal);
    }
}
