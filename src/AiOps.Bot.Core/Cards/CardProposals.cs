using System.Collections.Immutable;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Cards;

/// <summary>The remediations of an incident as a card shows them.</summary>
internal static class CardProposals
{
    public static ImmutableArray<CardProposal> For(CardInput input) =>
        [.. input.Remediations
            .OrderBy(r => IsOpen(r.Status) ? 0 : 1)
            .ThenByDescending(r => r.ProposedAt)
            .ThenBy(r => r.Id.Value, StringComparer.Ordinal)
            .Select(r => Of(r, input))];

    public static bool IsOpen(RemediationStatus status) =>
        status is RemediationStatus.Proposed or RemediationStatus.Approved or RemediationStatus.Running;

    private static CardProposal Of(Remediation remediation, CardInput input) => new()
    {
        Id = remediation.Id,
        Title = CardLimits.Cut(remediation.Title, CardLimits.Line),
        Status = remediation.Status,
        StatusText = CardLimits.Cut(StatusText(remediation, input.Now), CardLimits.Line),
        Digest = remediation.Digest,
        Target = $"{remediation.Request.Resource} in {remediation.Request.Account}, {remediation.Request.Region}",
        Operations = [.. remediation.Plan.Calls.Select(CallInWords.Of)],
        Impact = CardLimits.Cut(remediation.Plan.Impact, CardLimits.Line),
        Reversibility = Reversibility(remediation.Plan),
        Check = CardLimits.Cut(remediation.Plan.Check, CardLimits.Line),
        Tier = remediation.Tier,
        Approval = Approvers(remediation, input.Approval),
        ExpiresAt = remediation.ExpiresAt,
    };

    /// <summary>Who may is only worth saying while somebody still has to.</summary>
    private static string Approvers(Remediation remediation, ApprovalFacts? facts) =>
        facts is null || remediation.Status != RemediationStatus.Proposed
            ? CardWords.Approvers(remediation.Tier)
            : CardLimits.Cut(ApprovalWords.For(remediation, facts), CardLimits.Line);

    private static string Reversibility(ActionPlan plan) =>
        plan.InverseCalls.IsEmpty
            ? "Cannot be undone by a button"
            : CardLimits.Cut("Can be undone by " + string.Join(", ", plan.InverseCalls.Select(c => $"{c.Service} {c.Operation}")), CardLimits.Line);

    private static string StatusText(Remediation remediation, DateTimeOffset now) => remediation.Status switch
    {
        RemediationStatus.Proposed when now >= remediation.ExpiresAt => "expired: ask for a new proposal",
        RemediationStatus.Proposed => $"waits for approval until {CardWords.Time(remediation.ExpiresAt)}{SoFar(remediation)}",
        RemediationStatus.Approved => $"{ApprovedBy(remediation)}, about to run",
        RemediationStatus.Running => $"{ApprovedBy(remediation)}, running",
        RemediationStatus.Rejected => $"rejected by {remediation.RejectedBy ?? "somebody"}{Because(remediation.Reason)}",
        RemediationStatus.Expired => "expired" + Because(remediation.Reason),
        RemediationStatus.Superseded => "superseded by a newer proposal" + Because(remediation.Reason),
        RemediationStatus.Succeeded => "succeeded and verified" + Because(remediation.Execution?.CheckDetail),
        RemediationStatus.Unverified => "ran, but the check does not confirm it" + Because(remediation.Execution?.CheckDetail ?? remediation.Reason),
        _ => "failed" + Because(remediation.Reason ?? remediation.Execution?.RunDetail),
    };

    private static string SoFar(Remediation remediation) => remediation.Approvals.IsEmpty ? "" : ", " + ApprovedBy(remediation) + " so far";

    private static string ApprovedBy(Remediation remediation) => remediation.Approvals switch
    {
        [] => "approved",
        [.. var all, var last] => "approved by " + string.Join(" and ", all.Append(last).Select(a => a.PersonName)) + " " + CardWords.Time(last.At),
    };

    private static string Because(string? reason) => string.IsNullOrEmpty(reason) ? "" : ": " + reason;
}
