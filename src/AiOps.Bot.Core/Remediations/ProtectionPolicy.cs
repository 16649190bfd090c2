namespace AiOps.Bot.Core.Remediations;

/// <summary>What takes two people whatever the tier, and what is too wide to be run at all. Pure.</summary>
public static class ProtectionPolicy
{
    /// <summary>The pattern that protects what the plan would touch; null where none does.</summary>
    public static string? ProtectedBy(ApprovalTarget target, ActionPlan plan, RemediationOptions policy)
    {
        var names = Names(target, plan).ToList();
        return policy.ProtectedPatterns.FirstOrDefault(p => names.Any(n => Glob.Matches(p, n, ignoreCase: true)));
    }

    /// <summary>Null where the plan stays below the operator's caps; else why not.</summary>
    public static string? TooWide(ActionPlan plan, RemediationOptions policy) => plan switch
    {
        { Calls.Length: var calls } when calls > policy.MaxCalls => $"it would make {calls} calls, more than the {policy.MaxCalls} of Remediations:MaxCalls",
        { Touches.Length: var touched } when touched > policy.MaxResources => $"it would touch {touched} resources, more than the {policy.MaxResources} of Remediations:MaxResources",
        _ => null,
    };

    private static IEnumerable<string> Names(ApprovalTarget target, ActionPlan plan)
    {
        var plain = plan.Touches.Select(t => t.Value).Append(target.Request.Resource.Value).Concat(plan.Calls.Select(c => $"{c.Service}:{c.Operation}"));
        return plain.SelectMany(n => new[] { n, $"{target.Environment}/{n}" });
    }
}
