namespace AiOps.Bot.Core.Remediations;

/// <summary>
/// Proposed → Approved | Rejected | Expired | Superseded; Approved → Running | Expired | Superseded; Running → Succeeded | Unverified | Failed.
/// A rollback is a remediation of its own that names the one it undoes.
/// </summary>
public enum RemediationStatus
{
    Proposed,
    Approved,
    Rejected,
    Expired,
    Superseded,
    Running,
    Succeeded,
    Unverified,
    Failed,
}
