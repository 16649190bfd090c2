namespace AiOps.Bot.Core.Incidents;

/// <summary>The verbs of the timeline.</summary>
public static class TimelineVerbs
{
    public const string Triggered = "triggered";
    public const string AlertAdded = "alert-added";
    public const string AlertResolved = "alert-resolved";
    public const string Recurred = "recurred";
    public const string Acknowledged = "acknowledged";
    public const string Mitigated = "mitigated";
    public const string Assigned = "assigned";
    public const string Snoozed = "snoozed";
    public const string Escalated = "escalated";
    public const string NotAnIncident = "not-an-incident";
    public const string CauseConfirmed = "cause-confirmed";
    public const string CauseDenied = "cause-denied";
    public const string Refused = "refused";
    public const string Resolved = "resolved";
    public const string Reopened = "reopened";
    public const string Investigated = "investigated";
    public const string Proposed = "proposed";
    public const string Approved = "approved";
    public const string ApprovalRefused = "approval-refused";
    public const string Rejected = "rejected";
    public const string Expired = "expired";
    public const string Superseded = "superseded";
    public const string DryRun = "dry-run";
    public const string DispatchRefused = "dispatch-refused";
    public const string Started = "started";
    public const string Succeeded = "succeeded";
    public const string Unverified = "unverified";
    public const string Failed = "failed";
    public const string Revealed = "revealed";
    public const string RevealRefused = "reveal-refused";
    public const string RollbackProposed = "rollback-proposed";
    public const string ModelPromoted = "model-promoted";
    public const string ModelRolledBack = "model-rolled-back";
}
