using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Security;

/// <summary>Finds the faults of an entitlement. Pure.</summary>
internal static class EntitlementFaults
{
    public static IEnumerable<string> Of(string key, EntitlementOptions entitlement, string groupSchedule, KnownNames known)
    {
        if (TierOf(entitlement.UpTo) is null)
        {
            yield return $"{key}:UpTo must be Reversible, Disruptive or Destructive, which '{entitlement.UpTo}' is not";
        }

        foreach (var resource in entitlement.Resources)
        {
            if (Glob.FaultOf(resource) is { } fault)
            {
                yield return $"{key}:Resources: the pattern '{resource}' {fault}";
            }
        }

        foreach (var environment in entitlement.Environments.Where(e => !known.Environments.Contains(e)))
        {
            yield return $"{key}:Environments names '{environment}', which is none of Security:Environments (what no rule knows is prod)";
        }

        foreach (var action in entitlement.Actions.Where(a => !a.Contains('.', StringComparison.Ordinal)))
        {
            yield return $"{key}:Actions must hold ids such as ec2.revoke-ingress, which '{action}' is not";
        }

        foreach (var fault in OnCall(key, entitlement, groupSchedule, known))
        {
            yield return fault;
        }
    }

    /// <summary>Null where the text is no tier that can be granted.</summary>
    public static ActionTier? TierOf(string text) => Enum.GetValues<ActionTier>()
        .Where(t => t is ActionTier.Reversible or ActionTier.Disruptive or ActionTier.Destructive && t.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
        .Select(t => (ActionTier?)t).FirstOrDefault();

    private static IEnumerable<string> OnCall(string key, EntitlementOptions entitlement, string groupSchedule, KnownNames known) => entitlement switch
    {
        { OnlyOnCall: false, Schedule.Length: > 0 } => [$"{key}:Schedule does nothing without OnlyOnCall: true"],
        { Schedule.Length: > 0 } when !known.Schedules.Contains(entitlement.Schedule) => [$"{key}:Schedule names '{entitlement.Schedule}', which is no schedule of Security:OnCall"],
        { OnlyOnCall: true } when known.Schedules.Count == 0 && groupSchedule.Length == 0 => [$"{key}:OnlyOnCall needs a schedule in Security:OnCall; without one it never holds"],
        _ => [],
    };
}
