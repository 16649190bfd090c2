using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Tries a proposal without changing anything: the pre-check again, and AWS's own word where it gives one.</summary>
public sealed class DryRunRemediation(IRemediationStore store, ITimelineStore timeline, ActionCatalogue catalogue, IChangeFeed changes, TimeProvider time)
{
    public Task<DryRunResult?> RunAsync(RemediationId id, string person, CancellationToken cancellationToken) => RunAsync(id, (person, null), cancellationToken);

    /// <param name="ask">Who asked; and when, where the request may be handled anew after a crash: what it has noted already it does not note again.</param>
    /// <returns>Null where there is no such remediation.</returns>
    public async Task<DryRunResult?> RunAsync(RemediationId id, (string Person, DateTimeOffset? At) ask, CancellationToken cancellationToken)
    {
        var remediation = await store.GetAsync(id, cancellationToken);
        if (remediation is null)
        {
            return null;
        }

        var result = await TryAsync(remediation, cancellationToken);
        var word = result.WouldSucceed ? "would succeed" : "would fail";
        var detail = $"{remediation.Title}: {word}; {result.Detail}";
        var draft = new TimelineDraft(remediation.Incident, time.GetUtcNow(), ask.Person, TimelineVerbs.DryRun, detail);
        if (ask.At is not { } since || !await IsNotedAsync(draft, since, cancellationToken))
        {
            await timeline.AppendAsync([draft], cancellationToken);
        }

        changes.Publish(remediation.Incident);
        return result;
    }

    /// <summary>By whom and what it found, since they asked: the account may have changed, and then it is another result.</summary>
    private async Task<bool> IsNotedAsync(TimelineDraft draft, DateTimeOffset since, CancellationToken cancellationToken) =>
        (await timeline.ListAsync(draft.Incident!.Value, cancellationToken))
            .Any(e => e.Time.ToUnixTimeMilliseconds() >= since.ToUnixTimeMilliseconds() && e.Verb == draft.Verb && e.Actor == draft.Actor && e.Detail == draft.Detail);

    private async Task<DryRunResult> TryAsync(Remediation remediation, CancellationToken cancellationToken)
    {
        if (catalogue.Find(remediation.Request.ActionId) is not { } action)
        {
            return new(false, $"{remediation.Request.ActionId} is not in the catalogue");
        }

        return await action.PlanAsync(remediation.Request, cancellationToken) switch
        {
            PlanResult.Refused refused => new(false, refused.Reason),
            PlanResult.Planned { Plan: var plan } when plan.PreImage != remediation.Plan.PreImage => new(false, "the resource changed since the proposal"),
            _ => await action.DryRunAsync(remediation.Request, remediation.Plan, cancellationToken),
        };
    }
}
