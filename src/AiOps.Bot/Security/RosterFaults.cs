using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Security;

/// <summary>Finds every fault of the people's part of the settings at once, each with its key and what to do. Pure.</summary>
internal static class RosterFaults
{
    /// <param name="exported">Names of the schedules of the on-call file.</param>
    public static IEnumerable<string> Of(SecurityOptions options, IReadOnlyCollection<string> exported)
    {
        var known = new KnownNames(
            [.. options.People.Select(p => p.Id)],
            [.. options.Groups.Select(g => g.Id)],
            new HashSet<string>(options.Environments.Select(e => e.Name).Append(EnvironmentMap.Production), StringComparer.OrdinalIgnoreCase),
            [.. options.OnCall.Schedules.Select(s => s.Id), .. exported]);
        return [.. Each(options.People, "Security:People").SelectMany(p => PersonFaults(p.Key, p.Item, options, known)), .. SharedAccounts(options),
            .. Each(options.Groups, "Security:Groups").SelectMany(g => GroupFaults(g.Key, g.Item, options, known)),
            .. Each(options.Environments, "Security:Environments").SelectMany(e => EnvironmentFaults(e.Key, e.Item)),
            .. ScheduleFaults.Of(options, known)];
    }

    private static IEnumerable<string> PersonFaults(string key, PersonOptions person, SecurityOptions options, KnownNames known)
    {
        if (person.Id.Length == 0 || options.People.Count(p => p.Id == person.Id) > 1)
        {
            yield return $"{key}:Id must be set and unique";
        }

        if (person.MayApproveUpTo == ActionTier.Forbidden || !Enum.IsDefined(person.MayApproveUpTo))
        {
            yield return $"{key}:MayApproveUpTo must be Observe, Reversible, Disruptive or Destructive";
        }

        foreach (var account in person.Accounts.Where(a => !IsAccount(a)))
        {
            yield return $"{key}:Accounts must be written platform:subject (slack:T0123/U0456, teams:TENANT/OBJECTID, pagerduty:USERID), which '{account}' is not";
        }

        foreach (var group in person.Groups.Where(g => !known.Groups.Contains(g)))
        {
            yield return $"{key}:Groups names '{group}', which is none of Security:Groups";
        }

        foreach (var fault in Each(person.Entitlements, $"{key}:Entitlements").SelectMany(e => EntitlementFaults.Of(e.Key, e.Item, "", known))
            .Concat(Each(person.Reveal, $"{key}:Reveal").SelectMany(r => RevealFaults.Of(r.Key, r.Item, "", known))))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> SharedAccounts(SecurityOptions options) => options.People
        .SelectMany((p, i) => p.Accounts.Distinct(StringComparer.OrdinalIgnoreCase).Select(a => (Account: a, Key: $"Security:People:{i}")))
        .GroupBy(a => a.Account, StringComparer.OrdinalIgnoreCase)
        .Where(g => g.Count() > 1)
        .Select(g => $"{string.Join(" and ", g.Select(a => a.Key))}:Accounts both have '{g.Key}': an account belongs to one person");

    private static IEnumerable<string> GroupFaults(string key, GroupOptions group, SecurityOptions options, KnownNames known)
    {
        if (group.Id.Length == 0 || options.Groups.Count(g => g.Id == group.Id) > 1)
        {
            yield return $"{key}:Id must be set and unique";
        }

        foreach (var member in group.Members.Where(m => !known.People.Contains(m)))
        {
            yield return $"{key}:Members names '{member}', who is none of Security:People";
        }

        if (group.Schedule.Length > 0 && !known.Schedules.Contains(group.Schedule))
        {
            yield return $"{key}:Schedule names '{group.Schedule}', which is no schedule of Security:OnCall";
        }

        foreach (var fault in Each(group.Entitlements, $"{key}:Entitlements").SelectMany(e => EntitlementFaults.Of(e.Key, e.Item, group.Schedule, known))
            .Concat(Each(group.Reveal, $"{key}:Reveal").SelectMany(r => RevealFaults.Of(r.Key, r.Item, group.Schedule, known))))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> EnvironmentFaults(string key, EnvironmentOptions environment)
    {
        if (environment.Name.Length == 0 || environment.Name.Contains('/', StringComparison.Ordinal))
        {
            yield return $"{key}:Name must be set, without a slash";
        }

        if (environment.Accounts.Count + environment.Resources.Count + environment.Tags.Count == 0)
        {
            yield return $"{key} has no Accounts, Resources or Tags, so everything would belong to it";
        }

        foreach (var (name, pattern) in environment.Accounts.Select(a => ("Accounts", a)).Concat(environment.Resources.Select(r => ("Resources", r))).Concat(environment.Tags.Select(t => ($"Tags:{t.Key}", t.Value))))
        {
            if (Glob.FaultOf(pattern) is { } fault)
            {
                yield return $"{key}:{name}: the pattern '{pattern}' {fault}";
            }
        }
    }

    private static bool IsAccount(string text) => People.AccountOf(text) is { } account
        && (account.Platform is not ("slack" or "teams") || account.Subject.Split('/') is [{ Length: > 0 }, { Length: > 0 }])
        && !text.Any(char.IsWhiteSpace);

    internal static IEnumerable<(string Key, T Item)> Each<T>(IReadOnlyList<T> items, string key) => items.Select((item, i) => ($"{key}:{i}", item));
}
