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
        _ when facts.Now >= remediation.ExpiresAt => new(RemediationStatus.Expired, TimelineVerbs.Expired, "it was approved, but its time was over before it could run"),
        _ when !DigestHolds(remediation) => Fail("its content is not what was approved"),
        _ when MissingApprover(remediation, facts.People) is { } who => Fail(who),
        _ => facts.Current switch
        {
            PlanResult.Refused refused => Changed(refused.Reason),
            PlanResult.Planned { Plan: var plan } when plan.PreImage != remediation.Plan.PreImage => Changed("the resource changed since the proposal"),
            PlanResult.Planned { Plan: var plan } when !SameCalls(plan, remediation) => Changed("the calls would be others now than those approved"),
            _ => null,
        },
    };

    private static bool DigestHolds(Remediation remediation) =>
        ApprovalPolicy.SameDigest(
            RemediationDigest.Of(remediation.Request, remediation.Plan, remediation.Tier, remediation.Incident, remediation.ExpiresAt), remediation.Digest)
        && remediation.Approvals.All(a => ApprovalPolicy.SameDigest(a.Digest, remediation.Digest));

    private static string? MissingApprover(Remediation remediation, PersonDirectory people)
    {
        var entitled = remediation.Approvals
            .Select(a => a.PersonId)
            .Distinct(StringComparer.Ordinal)
            .Count(id => people.Find(id) is { } person && ApprovalPolicy.IsEntitled(person, remediation.Tier));
        return entitled < ApprovalPolicy.ApproversNeeded(remediation.Tier) ? "an approver is not entitled any more" : null;
    }

    private static bool SameCalls(ActionPlan plan, Remediation remediation) =>
        RemediationDigest.Of(remediation.Request, remediation.Plan with { Calls = plan.Calls }, remediation.Tier, remediation.Incident, remediation.ExpiresAt) == remediation.Digest;

    private static DispatchRefusal Fail(string why) => new(RemediationStatus.Failed, TimelineVerbs.DispatchRefused, why);

    private static DispatchRefusal Changed(string why) => new(RemediationStatus.Superseded, TimelineVerbs.DispatchRefused, why);
}
