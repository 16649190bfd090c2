using AiOps.Bot.Core.Incidents;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Undoes a run by its inverse, planned anew against the resource as it is, and approved by the person who asked for it.</summary>
public sealed class RollBackRemediation(
    IRemediationStore store, ActionCatalogue catalogue, IChangeFeed changes, IIdSource ids, IOptions<RemediationOptions> options, ApprovalRules rules)
{
    public async Task<DecisionOutcome> RollBackAsync(
        RemediationId id, string digest, string reason, Approver by, CancellationToken cancellationToken)
    {
        var original = await store.GetAsync(id, cancellationToken);
        if (original is null)
        {
            return DecisionOutcome.Refuse(RefusalKind.NotFound, $"there is no remediation {id}");
        }

        var earlier = await store.ListAsync(original.Incident, cancellationToken);
        if (Refuse(original, earlier, digest, rules.Now().Now) is { } refusal)
        {
            return new(original, refusal);
        }

        var action = catalogue.Find(original.Plan.Inverse!.ActionId)!;
        return await action.PlanAsync(original.Plan.Inverse, cancellationToken) switch
        {
            PlanResult.Planned planned => await ApproveAsync(original, action, planned.Plan, new(reason, by), cancellationToken),
            PlanResult.Refused refused => DecisionOutcome.Refuse(RefusalKind.Conflict, refused.Reason, original),
            _ => throw new InvalidOperationException("unknown plan result"),
        };
    }

    private Refusal? Refuse(Remediation original, IReadOnlyList<Remediation> earlier, string digest, DateTimeOffset now) => original switch
    {
        { Status: not (RemediationStatus.Succeeded or RemediationStatus.Unverified) } => new(RefusalKind.Conflict, $"it is {original.Status}: there is nothing to roll back"),
        { Plan.Inverse: null } => new(RefusalKind.Conflict, "it has no inverse"),
        _ when !ApprovalPolicy.SameDigest(digest, original.Digest) => new(RefusalKind.DigestMismatch, "that is not what was run: reload and read it again"),
        _ when earlier.Any(r => r.RollbackOf == original.Id && IsAliveOrDone(r, now)) => new(RefusalKind.Conflict, "it was rolled back already, or that waits for approval"),
        _ when catalogue.Find(original.Plan.Inverse!.ActionId) is not { } action => new(RefusalKind.Conflict, "its inverse is not in the catalogue any more"),
        _ => ActionPolicy.Forbids(catalogue.Find(original.Plan.Inverse!.ActionId)!, original.Plan.Inverse, options.Value) is { } why ? new(RefusalKind.NotEntitled, why) : null,
    };

    private static bool IsAliveOrDone(Remediation rollback, DateTimeOffset now) => rollback.Status switch
    {
        RemediationStatus.Proposed => now < rollback.ExpiresAt,
        RemediationStatus.Approved or RemediationStatus.Running or RemediationStatus.Succeeded or RemediationStatus.Unverified => true,
        _ => false,
    };

    private async Task<DecisionOutcome> ApproveAsync(Remediation original, IAction action, ActionPlan plan, Click click, CancellationToken cancellationToken)
    {
        var facts = rules.Now();
        var now = facts.Now;
        var proposal = RemediationProposal.Of(
            action,
            original.Plan.Inverse!,
            plan,
            new(original.Incident, click.By.Person.Id, now, options.Value.ProposalLifetime, ids) { RollbackOf = original.Id });
        if (RefuseProposal(proposal, click.By, facts) is { } refusal)
        {
            return new(original, refusal);
        }

        // What takes two people takes two others than who asks, so it is only proposed here.
        var next = NeedsOthers(proposal, facts) ? proposal : ApprovalPolicy.Approve(proposal, click.By, click.Reason, facts);
        var name = click.By.Actor.ToString();

        // The original is saved along unchanged: its version is what two racing clicks compete for.
        var saved = await store.SaveAsync(
            new()
            {
                Remediations = [original, next],
                Timeline =
                [
                    new(original.Incident, now, name, TimelineVerbs.RollbackProposed, $"undo: {original.Title}"),
                    .. next.Status == RemediationStatus.Approved ? [new TimelineDraft(original.Incident, now, name, TimelineVerbs.Approved, next.Title)] : Array.Empty<TimelineDraft>(),
                ],
            },
            cancellationToken);
        changes.Publish(original.Incident);
        return saved ? new(next, null) : DecisionOutcome.Refuse(RefusalKind.Conflict, "it was rolled back at the same moment", original);
    }

    private static bool NeedsOthers(Remediation proposal, ApprovalFacts facts) => ApprovalPolicy.ApproversNeeded(proposal, facts) > 1;

    private static Refusal? RefuseProposal(Remediation proposal, Approver by, ApprovalFacts facts) =>
        ProtectionPolicy.TooWide(proposal.Plan, facts.Policy) is { } why ? new(RefusalKind.NotEntitled, why)
        : NeedsOthers(proposal, facts) ? Unentitled(proposal, by, facts)
        : ApprovalPolicy.Refuse(proposal, by, proposal.Digest, facts);

    /// <summary>Whoever could not approve it may not ask for it either.</summary>
    private static Refusal? Unentitled(Remediation proposal, Approver by, ApprovalFacts facts)
    {
        var decision = EntitlementPolicy.Decide(by.Person, ApprovalTarget.Of(proposal, facts.Roster), facts.Roster, facts.Now);
        return decision.Allowed ? null : new(RefusalKind.NotEntitled, "you are " + decision.Reason);
    }

    private sealed record Click(string Reason, Approver By);
}
