using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Remediations;

/// <summary>
/// Offers actions for an incident's hypotheses, and takes back offers that are out of date. Safe to call again at any time: what is offered already is not
/// offered twice, and what worked is not offered again.
/// </summary>
public sealed partial class ProposeRemediations(
    IRemediationStore store, ActionCatalogue catalogue, IChangeFeed changes, IIdSource ids, IOptions<RemediationOptions> options, TimeProvider time,
    ILogger<ProposeRemediations> logger)
{
    private const string Actor = "aiops";

    public async Task ProposeAsync(Incident incident, Investigation investigation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = await store.ListAsync(incident.Id, cancellationToken);
        var wanted = incident.Status == IncidentStatus.Resolved ? [] : await PlanAllAsync(incident, investigation, cancellationToken);
        var stale = Stale(known, wanted, now).ToList();
        var fresh = wanted.Where(w => !known.Any(k => Covers(k, w, now))).Select(w => Proposal(incident, w, now)).ToList();
        if (stale.Count + fresh.Count == 0)
        {
            return;
        }

        var change = new RemediationChange
        {
            Remediations = [.. stale, .. fresh],
            Timeline =
            [
                .. stale.Select(r => new TimelineDraft(incident.Id, now, Actor, VerbOf(r), r.Title)),
                .. fresh.Select(r => new TimelineDraft(incident.Id, now, Actor, TimelineVerbs.Proposed, r.Title)),
            ],
        };
        if (await store.SaveAsync(change, cancellationToken))
        {
            changes.Publish(incident.Id);
        }
    }

    private async Task<List<Wanted>> PlanAllAsync(Incident incident, Investigation investigation, CancellationToken cancellationToken)
    {
        var wanted = new List<Wanted>();
        foreach (var hypothesis in investigation.Ranked)
        {
            foreach (var action in catalogue.All)
            {
                if (action.Bind(hypothesis, incident) is { } request && await PlanAsync(action, request, cancellationToken) is { } plan)
                {
                    wanted.Add(new(action, request, plan));
                }
            }
        }

        return wanted;
    }

    private async Task<ActionPlan?> PlanAsync(IAction action, ActionRequest request, CancellationToken cancellationToken)
    {
        if (ActionPolicy.Forbids(action, request, options.Value) is { } why)
        {
            LogNotOffered(action.Id, why);
            return null;
        }

        try
        {
            if (await action.PlanAsync(request, cancellationToken) is PlanResult.Planned planned)
            {
                return Offered(action, planned.Plan);
            }
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            LogPlanFailed(ex, action.Id);
        }

        return null;
    }

    private ActionPlan? Offered(IAction action, ActionPlan plan)
    {
        if (ProtectionPolicy.TooWide(plan, options.Value) is not { } why)
        {
            return plan;
        }

        LogNotOffered(action.Id, why);
        return null;
    }

    private static IEnumerable<Remediation> Stale(IReadOnlyList<Remediation> known, List<Wanted> wanted, DateTimeOffset now)
    {
        foreach (var offer in known.Where(k => k.Status == RemediationStatus.Proposed))
        {
            if (now >= offer.ExpiresAt)
            {
                yield return offer with { Status = RemediationStatus.Expired };
            }
            else if (offer.RollbackOf is null && !wanted.Any(w => Covers(offer, w, now)))
            {
                yield return offer with { Status = RemediationStatus.Superseded, Reason = "the resource or the evidence changed" };
            }
        }
    }

    /// <summary>True where the known remediation makes another offer of the same thing pointless.</summary>
    private static bool Covers(Remediation known, Wanted wanted, DateTimeOffset now) =>
        SameRequest(known.Request, wanted.Request) && known.Plan.PreImage == wanted.Plan.PreImage && known.Status switch
        {
            RemediationStatus.Proposed => now < known.ExpiresAt,
            RemediationStatus.Approved or RemediationStatus.Running or RemediationStatus.Rejected => true,
            _ => false,
        };

    private static bool SameRequest(ActionRequest one, ActionRequest other) =>
        one.ActionId == other.ActionId && one.Resource == other.Resource && one.Account == other.Account && one.Region == other.Region
        && one.Parameters.SequenceEqual(other.Parameters);

    private Remediation Proposal(Incident incident, Wanted wanted, DateTimeOffset now) =>
        RemediationProposal.Of(wanted.Action, wanted.Request, wanted.Plan, new(incident.Id, Actor, now, options.Value.ProposalLifetime, ids));

    private static string VerbOf(Remediation stale) => stale.Status == RemediationStatus.Expired ? TimelineVerbs.Expired : TimelineVerbs.Superseded;

    [LoggerMessage(4011, LogLevel.Information, "Action {Action} is not offered: {Reason}")]
    private partial void LogNotOffered(string action, string reason);

    [LoggerMessage(4012, LogLevel.Warning, "Action {Action} could not be planned")]
    private partial void LogPlanFailed(Exception exception, string action);

    private sealed record Wanted(IAction Action, ActionRequest Request, ActionPlan Plan);
}
