namespace AiOps.Bot.Core.Remediations;

/// <summary>Says who may approve something, in a line for people.</summary>
public static class ApprovalWords
{
    private const int MostNames = 3;

    /// <summary>For example "one approver of payments-oncall; on call now: Ana".</summary>
    public static string For(Remediation remediation, ApprovalFacts facts)
    {
        var target = ApprovalTarget.Of(remediation, facts.Roster);
        var needed = ApprovalPolicy.ApproversNeeded(remediation, facts);
        return remediation.Tier switch
        {
            ActionTier.Forbidden => "not offered",
            _ when needed == 0 => "no approval needed",
            _ => Count(remediation, needed) + Whose(target, facts) + OnCall(target, facts),
        };
    }

    private static string Count(Remediation remediation, int needed) => (remediation.Tier, needed) switch
    {
        (ActionTier.Destructive, _) => "two approvers, neither of them the requester",
        (_, > 1) => "two approvers, neither of them the requester, because it is protected",
        (ActionTier.Disruptive, _) => "one approver, who accepts the impact",
        _ => "one approver",
    };

    private static string Whose(ApprovalTarget target, ApprovalFacts facts)
    {
        var groups = EntitlementPolicy.Groups(target, facts.Roster).Select(g => g.Id).Take(MostNames).ToList();
        if (groups.Count > 0)
        {
            return " of " + string.Join(" or ", groups);
        }

        // With one person in the directory there is nobody to tell apart.
        var people = EntitlementPolicy.MayApprove(target, facts.Roster, facts.Now);
        return facts.Roster.People.Length <= 1 || people.Count > MostNames ? ""
            : people.Count == 0 ? "; nobody in the directory may"
            : ": " + string.Join(" or ", people.Select(p => p.Person.Name));
    }

    private static string OnCall(ApprovalTarget target, ApprovalFacts facts)
    {
        var people = EntitlementPolicy.MayApprove(target, facts.Roster, facts.Now);
        var onCall = people.Where(p => p.OnCallUntil is not null).Select(p => p.Person.Name).Take(MostNames).ToList();
        return onCall.Count > 0 ? "; on call now: " + string.Join(", ", onCall)
            : people.Count == 0 && facts.Roster.Schedules.Length > 0 ? "; nobody who may is on call now"
            : "";
    }
}
