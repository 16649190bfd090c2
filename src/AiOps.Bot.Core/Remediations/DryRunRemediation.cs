using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Tries a proposal without changing anything: the pre-check again, and AWS's own word where it gives one.</summary>
public sealed class DryRunRemediation(IRemediationStore store, ITimelineStore timeline, ActionCatalogue catalogue, IChangeFeed changes, TimeProvider time)
{
    /// <returns>Null where there is no such remediation.</returns>
    public async Task<DryRunResult?> RunAsync(RemediationId id, string person, CancellationToken cancellationToken)
    {
        var remediation = await store.GetAsync(id, cancellationToken);
        if (remediation is null)
        {
            return null;
        }

        var result = await TryAsync(remediation, cancellationToken);
        var word = result.WouldSucceed ? "would succeed" : "would fail";
        var detail = $"{remediation.Title}: {word}; {result.Detail}";
        await timeline.AppendAsync([new(remediation.Incident, time.GetUtcNow(), person, TimelineVerbs.DryRun, detail)], cancellationToken);
        changes.Publish(remediation.Incident);
        return result;
    }

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
