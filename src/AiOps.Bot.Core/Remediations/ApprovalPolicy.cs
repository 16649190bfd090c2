using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Who may say yes to what, and when. Pure; the same rules are checked again at dispatch.</summary>
public static class ApprovalPolicy
{
    /// <summary>How many distinct people a tier takes on a resource that is not protected.</summary>
    public static int ApproversNeeded(ActionTier tier) => tier switch
    {
        ActionTier.Observe => 0,
        ActionTier.Destructive => 2,
        _ => 1,
    };

    /// <summary>How many distinct people it takes: two for what cannot be undone and for what is protected.</summary>
    public static int ApproversNeeded(Remediation remediation, ApprovalFacts facts) =>
        ApproversNeeded(ApprovalTarget.Of(remediation, facts.Roster), remediation.Plan, facts.Policy);

    /// <summary>Null where the person may approve this digest now; else why not.</summary>
    public static Refusal? Refuse(Remediation remediation, Approver by, string digest, ApprovalFacts facts) => remediation switch
    {
        { Tier: ActionTier.Forbidden } => new(RefusalKind.NotEntitled, "actions of this kind are never run"),
        { Status: not RemediationStatus.Proposed } => new(RefusalKind.Conflict, $"it was decided before: {Describe(remediation)}"),
        _ when facts.Now >= remediation.ExpiresAt => new(RefusalKind.Expired, $"the proposal expired at {remediation.ExpiresAt:HH:mm:ss} UTC; a new one comes with the next look at the incident"),
        _ when !SameDigest(digest, remediation.Digest) => new(RefusalKind.DigestMismatch, "what you approved is not what is proposed now: reload and read it again"),
        _ => RefusePerson(remediation, by.Person, facts),
    };

    /// <summary>Null where this person's yes would count now; else why not. For buttons and hints: a click is judged by <see cref="Refuse"/>.</summary>
    public static Refusal? RefusePerson(Remediation remediation, Person person, ApprovalFacts facts)
    {
        var decision = EntitlementPolicy.Decide(person, ApprovalTarget.Of(remediation, facts.Roster), facts.Roster, facts.Now);
        return decision switch
        {
            { Allowed: false } => new(RefusalKind.NotEntitled, "you are " + decision.Reason),
            _ when remediation.RequestedBy == person.Id && ApproversNeeded(remediation, facts) > 1
                => new(RefusalKind.NotEntitled, "you asked for it: what is destructive or protected takes two other people"),
            _ when remediation.Approvals.Any(a => a.PersonId == person.Id)
                => new(RefusalKind.Conflict, $"{person.Name} has approved it already; a second person is needed"),
            _ => null,
        };
    }

    /// <summary>Records the approval; the last one needed makes it Approved.</summary>
    public static Remediation Approve(Remediation remediation, Approver by, string reason, ApprovalFacts facts)
    {
        var approvals = remediation.Approvals.Add(new(by.Person.Id, by.Person.Name, remediation.Digest, reason, facts.Now));
        var complete = approvals.Length >= ApproversNeeded(remediation, facts);
        return remediation with { Approvals = approvals, Status = complete ? RemediationStatus.Approved : remediation.Status };
    }

    /// <summary>True where the person may approve such actions on every resource at every time. What a group or being on call adds is in <see cref="EntitlementPolicy"/>.</summary>
    public static bool IsEntitled(Person person, ActionTier tier) => tier <= person.MayApproveUpTo && tier != ActionTier.Forbidden;

    internal static int ApproversNeeded(ApprovalTarget target, ActionPlan plan, RemediationOptions policy)
    {
        var byTier = ApproversNeeded(target.Tier);
        return byTier == 1 && ProtectionPolicy.ProtectedBy(target, plan, policy) is not null ? 2 : byTier;
    }

    internal static bool SameDigest(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string Describe(Remediation remediation) => remediation switch
    {
        { Status: RemediationStatus.Rejected } => $"rejected by {remediation.RejectedBy}",
        { Approvals: [.., var last] } => $"approved by {last.PersonName} at {last.At:HH:mm:ss} UTC, now {remediation.Status}",
        _ => remediation.Status.ToString(),
    };
}
