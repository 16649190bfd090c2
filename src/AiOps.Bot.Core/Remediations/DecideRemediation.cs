using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>A person's decision about a remediation, from whatever platform. Records it; running it is the runner's business.</summary>
public sealed class DecideRemediation(RemediationDesk desk, RollBackRemediation rollBack, ApprovalRules rules)
{
    /// <summary>Says yes to exactly what the digest covers.</summary>
    /// <param name="digest">The digest that was on the button or in the form.</param>
    /// <param name="reason">For the timeline; may be empty.</param>
    public Task<DecisionOutcome> ApproveAsync(RemediationId id, string digest, string reason, Approver by, CancellationToken cancellationToken) =>
        desk.DecideAsync(id, TimelineVerbs.Approved, by, (remediation, _) => Approve(remediation, digest, reason, by), cancellationToken);

    /// <summary>Says no; the proposal is closed.</summary>
    public Task<DecisionOutcome> RejectAsync(RemediationId id, string digest, string reason, Approver by, CancellationToken cancellationToken) =>
        desk.DecideAsync(id, TimelineVerbs.Rejected, by, (remediation, now) => Reject(remediation, digest, reason, by, now), cancellationToken);

    /// <summary>Undoes a run: proposes the inverse against the resource as it is now and approves it in the person's name.</summary>
    /// <param name="digest">The digest of the remediation that is undone: it covered the inverse calls too.</param>
    public Task<DecisionOutcome> RollBackAsync(RemediationId id, string digest, string reason, Approver by, CancellationToken cancellationToken) =>
        rollBack.RollBackAsync(id, digest, reason, by, cancellationToken);

    private Verdict Approve(Remediation remediation, string digest, string reason, Approver by)
    {
        var facts = rules.Now();
        if (ApprovalPolicy.Refuse(remediation, by, digest, facts) is { } refusal)
        {
            return new(null, refusal, "");
        }

        var approved = ApprovalPolicy.Approve(remediation, by, reason, facts);
        var missing = ApprovalPolicy.ApproversNeeded(remediation, facts) - approved.Approvals.Length;
        var detail = missing > 0 ? $"{remediation.Title}: one of two approvals; {missing} more needed" : remediation.Title;
        return new(approved, null, reason.Length == 0 ? detail : $"{detail} ({reason})");
    }

    private static Verdict Reject(Remediation remediation, string digest, string reason, Approver by, DateTimeOffset now) => remediation switch
    {
        { Status: not RemediationStatus.Proposed } => new(null, new(RefusalKind.Conflict, $"it is {remediation.Status} already"), ""),
        _ when now >= remediation.ExpiresAt => new(null, new(RefusalKind.Expired, "the proposal expired already"), ""),
        _ when !ApprovalPolicy.SameDigest(digest, remediation.Digest) => new(null, new(RefusalKind.DigestMismatch, "what you rejected is not what is proposed now: reload and read it again"), ""),
        _ => new(
            remediation with { Status = RemediationStatus.Rejected, RejectedBy = by.Person.Name, Reason = reason },
            null,
            reason.Length == 0 ? remediation.Title : $"{remediation.Title}: {reason}"),
    };
}
