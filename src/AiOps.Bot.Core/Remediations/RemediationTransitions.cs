using System.Collections.Frozen;

namespace AiOps.Bot.Core.Remediations;

/// <summary>The table of allowed status changes of a remediation.</summary>
public static class RemediationTransitions
{
    private static readonly FrozenDictionary<RemediationStatus, RemediationStatus[]> Allowed = new Dictionary<RemediationStatus, RemediationStatus[]>
    {
        [RemediationStatus.Proposed] = [RemediationStatus.Approved, RemediationStatus.Rejected, RemediationStatus.Expired, RemediationStatus.Superseded],
        [RemediationStatus.Approved] = [RemediationStatus.Running, RemediationStatus.Expired, RemediationStatus.Superseded, RemediationStatus.Failed],
        [RemediationStatus.Running] = [RemediationStatus.Succeeded, RemediationStatus.Unverified, RemediationStatus.Failed],
        [RemediationStatus.Rejected] = [],
        [RemediationStatus.Expired] = [],
        [RemediationStatus.Superseded] = [],
        [RemediationStatus.Succeeded] = [],
        [RemediationStatus.Unverified] = [RemediationStatus.Succeeded],
        [RemediationStatus.Failed] = [],
    }.ToFrozenDictionary();

    public static bool MayMove(RemediationStatus from, RemediationStatus to) => Allowed[from].Contains(to);
}
