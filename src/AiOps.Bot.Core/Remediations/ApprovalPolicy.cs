using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Who may say yes to what, and when. Pure; the same rules are checked again at dispatch.</summary>
public static class ApprovalPolicy
{
    /// <summary>How many distinct people a tier takes.</summary>
    public static int ApproversNeeded(ActionTier tier) => tier switch
    {
        ActionTier.Observe => 0,
        ActionTier.Destructive => 2,
        _ => 1,
    };

    /// <summary>Null where the person may approve this digest now; else why not.</summary>
    public static Refusal? Refuse(Remediation remediation, Approver by, string digest, DateTimeOffset now)
    {
        var person = by.Person;
        return remediation switch
        {
            { Tier: ActionTier.Forbidden } => new(RefusalKind.NotEntitled, "actions of this kind are never run"),
            { Status: not RemediationStatus.Proposed } => new(RefusalKind.Conflict, $"it was decided before: {Describe(remediation)}"),
            _ when now >= remediation.ExpiresAt => new(RefusalKind.Expired, $"the proposal expired at {remediation.ExpiresAt:HH:mm:ss} UTC; a new one comes with the next look at the incident"),
            _ when !SameDigest(digest, remediation.Digest) => new(RefusalKind.DigestMismatch, "what you approved is not what is proposed now: reload and read it again"),
            _ when !IsEntitled(person, remediation.Tier) => new(RefusalKind.NotEntitled, $"{person.Name} may not approve {Word(remediation.Tier)} actions"),
            { Tier: ActionTier.Destructive } when remediation.RequestedBy == person.Id => new(RefusalKind.NotEntitled, "whoever asked for a destructive action cannot approve it"),
            _ when remediation.Approvals.Any(a => a.PersonId == person.Id) => new(RefusalKind.Conflict, $"{person.Name} has approved it already; a second person is needed"),
            _ => null,
        };
    }

    /// <summary>Records the approval; the last one needed makes it Approved.</summary>
    public static Remediation Approve(Remediation remediation, Approver by, string reason, DateTimeOffset now)
    {
        var approvals = remediation.Approvals.Add(new(by.Person.Id, by.Person.Name, remediation.Digest, reason, now));
        var complete = approvals.Length >= ApproversNeeded(remediation.Tier);
        return remediation with { Approvals = approvals, Status = complete ? RemediationStatus.Approved : remediation.Status };
    }

    public static bool IsEntitled(Person person, ActionTier tier) => tier <= person.MayApproveUpTo && tier != ActionTier.Forbidden;

    internal static bool SameDigest(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string Describe(Remediation remediation) => remediation switch
    {
        { Status: RemediationStatus.Rejected } => $"rejected by {remediation.RejectedBy}",
        { Approvals: [.., var last] } => $"approved by {last.PersonName} at {last.At:HH:mm:ss} UTC, now {remediation.Status}",
        _ => remediation.Status.ToString(),
    };

    private static string Word(ActionTier tier) => tier switch
    {
        ActionTier.Reversible => "reversible",
        ActionTier.Disruptive => "disruptive",
        ActionTier.Destructive => "destructive",
        _ => "such",
    };
}
