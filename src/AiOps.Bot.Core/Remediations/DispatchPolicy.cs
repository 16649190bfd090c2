using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>
/// Everything that was checked at the click, checked again at the moment of running: digest, expiry, entitlement, operator's policy, and the resource unchanged
/// since the pre-image.
/// </summary>
internal static class DispatchPolicy
{
    /// <summary>Null where it may run; else the state it goes to and why.</summary>
    public static DispatchRefusal? Refuse(Remediation remediation, DispatchFacts facts) => remediation switch
    {
        _ when facts.Forbidden is { } why => Fail(why),
        _ when facts.Rules.Now >= remediation.ExpiresAt => new(RemediationStatus.Expired, TimelineVerbs.Expired, "it was approved, but its time was over before it could run"),
        _ when !DigestHolds(remediation) => Fail("its content is not what was approved"),
        _ when MissingApprover(remediation, facts) is { } who => Fail(who),
        _ when TooWide(remediation, facts) is { } why => Fail(why),
        _ => facts.Current switch
        {
            PlanResult.Refused refused => Changed(refused.Reason),
            PlanResult.Planned { Plan: var plan } when plan.PreImage != remediation.Plan.PreImage => Changed("the resource changed since the proposal"),
            PlanResult.Planned { Plan: var plan } when !SameCalls(plan, remediation) => Changed("the calls would be others now than those approved"),
            _ => null,
        },
    };

    /// <summary>What was approved, by the caps as they are now, or what it would be by now.</summary>
    private static string? TooWide(Remediation remediation, DispatchFacts facts) =>
        ProtectionPolicy.TooWide(remediation.Plan, facts.Rules.Policy)
        ?? (facts.Current is PlanResult.Planned { Plan: var plan } ? ProtectionPolicy.TooWide(plan, facts.Rules.Policy) : null);

    private static bool DigestHolds(Remediation remediation) =>
        ApprovalPolicy.SameDigest(
            RemediationDigest.Of(remediation.Request, remediation.Plan, remediation.Tier, remediation.Incident, remediation.ExpiresAt), remediation.Digest)
        && remediation.Approvals.All(a => ApprovalPolicy.SameDigest(a.Digest, remediation.Digest));

    private static string? MissingApprover(Remediation remediation, DispatchFacts facts)
    {
        // The tags of the resource as it is now decide which environment it belongs to.
        var plan = facts.Current is PlanResult.Planned planned ? planned.Plan : remediation.Plan;
        var target = ApprovalTarget.Of(remediation, plan, facts.Rules.Roster);
        var needed = ApprovalPolicy.ApproversNeeded(target, plan, facts.Rules.Policy);
        var given = remediation.Approvals.DistinctBy(a => a.PersonId).Where(a => needed < 2 || a.PersonId != remediation.RequestedBy).ToList();
        if (given.Count < needed)
        {
            return $"it takes {needed} approvers by now and has {given.Count}";
        }

        var lost = given.Select(a => (a.PersonName, Decision: Entitled(a, target, facts.Rules.Roster))).Where(a => !a.Decision.Allowed).ToList();
        return given.Count - lost.Count < needed ? $"{lost[0].PersonName}, who approved it, is not entitled any more: {lost[0].Decision.Reason}" : null;
    }

    /// <summary>Groups, entitlements and environments count as they are now. Whoever was on call when they said yes keeps that: a handover must not undo it.</summary>
    private static EntitlementDecision Entitled(Approval approval, ApprovalTarget target, Roster roster) => roster.Find(approval.PersonId) is { } person
        ? EntitlementPolicy.Decide(person, target, roster, approval.At)
        : new(false, "not in the directory any more");

    private static bool SameCalls(ActionPlan plan, Remediation remediation) =>
        RemediationDigest.Of(remediation.Request, remediation.Plan with { Calls = plan.Calls }, remediation.Tier, remediation.Incident, remediation.ExpiresAt) == remediation.Digest;

    private static DispatchRefusal Fail(string why) => new(RemediationStatus.Failed, TimelineVerbs.DispatchRefused, why);

    private static DispatchRefusal Changed(string why) => new(RemediationStatus.Superseded, TimelineVerbs.DispatchRefused, why);
}
