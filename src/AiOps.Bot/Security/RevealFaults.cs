using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Security;

/// <summary>Finds the faults of a leave to see what placeholders stand for. Pure.</summary>
internal static class RevealFaults
{
    public static IEnumerable<string> Of(string key, RevealOptions reveal, string groupSchedule, KnownNames known)
    {
        foreach (var kind in reveal.Kinds.Where(k => !IdentityKinds.Are(k.ToLowerInvariant())))
        {
            yield return $"{key}:Kinds must hold {string.Join(", ", IdentityKinds.All)}, of which '{kind}' is none (credentials are kept nowhere)";
        }

        foreach (var environment in reveal.Environments.Where(e => !known.Environments.Contains(e)))
        {
            yield return $"{key}:Environments names '{environment}', which is none of Security:Environments (what no rule knows is prod)";
        }

        if (reveal is { OnlyOnCall: false, Schedule.Length: > 0 })
        {
            yield return $"{key}:Schedule does nothing without OnlyOnCall: true";
        }
        else if (reveal.Schedule.Length > 0 && !known.Schedules.Contains(reveal.Schedule))
        {
            yield return $"{key}:Schedule names '{reveal.Schedule}', which is no schedule of Security:OnCall";
        }
        else if (reveal.OnlyOnCall && known.Schedules.Count == 0 && groupSchedule.Length == 0)
        {
            yield return $"{key}:OnlyOnCall needs a schedule in Security:OnCall; without one it never holds";
        }
    }
}
