using System.Globalization;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Whether a person may approve an action on a resource, and if not who may. Pure; asked at the click and again at dispatch.</summary>
public static class EntitlementPolicy
{
    private const int MostNames = 3;

    /// <param name="now">When the person says yes: whoever is on call then counts as on call.</param>
    public static EntitlementDecision Decide(Person person, ApprovalTarget target, Roster roster, DateTimeOffset now)
    {
        if (target.Tier == ActionTier.Forbidden)
        {
            return new(false, "not asked: actions of this kind are never run");
        }

        // What counts is the person as the directory has them now, not as they were when they came in.
        return roster.Find(person.Id) is { } known
            ? FindGrant(known, target, roster, now) ?? new(false, $"{Shortfall(known, target, roster)}; {WhomToAsk(known, target, roster, now)}")
            : new(false, "not in the directory any more");
    }

    /// <summary>People who may approve it at a time, those on call first.</summary>
    public static IReadOnlyList<(Person Person, DateTimeOffset? OnCallUntil)> MayApprove(ApprovalTarget target, Roster roster, DateTimeOffset now) =>
    [
        .. roster.People.Select(p => (Person: p, Decision: FindGrant(p, target, roster, now)))
            .Where(p => p.Decision is not null)
            .Select(p => (p.Person, OnCallUntil: DutyOf(p.Person, target, roster, now)?.Until))
            .OrderBy(p => p.OnCallUntil is null)
            .ThenBy(p => p.Person.Name, StringComparer.Ordinal),
    ];

    /// <summary>Groups that cover it.</summary>
    public static IEnumerable<PersonGroup> Groups(ApprovalTarget target, Roster roster) => roster.Groups.Where(g => g.Entitlements.Any(e => e.Covers(target)));

    private static EntitlementDecision? FindGrant(Person person, ApprovalTarget target, Roster roster, DateTimeOffset now)
    {
        var covering = roster.GrantsOf(person).Where(g => g.Entitlement.Covers(target)).ToList();
        if (covering.FirstOrDefault(g => !g.Entitlement.OnlyOnCall) is { } always)
        {
            return new(true, By(always));
        }

        foreach (var grant in covering)
        {
            if (roster.OnCall(grant.Entitlement.Schedule, now).FirstOrDefault(d => d.Person == person.Id) is { } duty)
            {
                return new(true, $"{By(grant)}, while on call for {duty.Schedule} until {Time(duty.Until, now)}", duty.Until);
            }
        }

        return null;
    }

    private static string By(Grant grant) => grant.Group is { } group ? $"by group {group.Id}" : "by their own entitlement";

    private static OnCallDuty? DutyOf(Person person, ApprovalTarget target, Roster roster, DateTimeOffset now) =>
        roster.GrantsOf(person).Where(g => g.Entitlement.Covers(target))
            .SelectMany(g => roster.OnCall(g.Entitlement.Schedule, now))
            .FirstOrDefault(d => d.Person == person.Id);

    private static string Shortfall(Person person, ApprovalTarget target, Roster roster)
    {
        var waiting = roster.GrantsOf(person).Where(g => g.Entitlement.Covers(target)).ToList();
        if (waiting.Count > 0)
        {
            return waiting[0].Entitlement.Schedule is { } schedule ? $"not on call for {schedule} now" : "not on call now";
        }

        var groups = Groups(target, roster).Select(g => g.Id).Take(MostNames).ToList();
        return groups.Count > 0
            ? $"not in group {string.Join(" or ", groups)}"
            : $"not entitled to approve {Word(target.Tier)} actions on {target.Request.Resource} ({target.Environment})";
    }

    private static string WhomToAsk(Person asker, ApprovalTarget target, Roster roster, DateTimeOffset now)
    {
        var others = MayApprove(target, roster, now).Where(p => p.Person.Id != asker.Id).Take(MostNames).ToList();
        if (others.Count > 0)
        {
            return "ask " + string.Join(" or ", others.Select(p => p.OnCallUntil is { } until ? $"{p.Person.Name} (on call until {Time(until, now)})" : p.Person.Name));
        }

        return NextOnCall(target, roster, now) ?? "nobody in the directory may: somebody who configures aiops has to grant it in Security:Groups or Security:People";
    }

    private static string? NextOnCall(ApprovalTarget target, Roster roster, DateTimeOffset now)
    {
        var waiting = roster.People.SelectMany(p => roster.GrantsOf(p).Where(g => g.Entitlement.OnlyOnCall && g.Entitlement.Covers(target)).Select(g => (p.Id, g.Entitlement.Schedule))).ToList();
        if (waiting.Count == 0)
        {
            return null;
        }

        var next = roster.Schedules.Select(s => s.NextAfter(now)).OfType<OnCallDuty>()
            .Where(d => waiting.Any(w => w.Id == d.Person && (w.Schedule is null || w.Schedule == d.Schedule)))
            .MinBy(d => d.From);
        var schedules = waiting.Select(w => w.Schedule).OfType<string>().Distinct().ToList();
        var gap = schedules.Count > 0 ? $"nobody who may is on call for {string.Join(" or ", schedules)} now" : "nobody who may is on call now";
        return next is null ? gap : $"{gap}; {roster.Find(next.Person)!.Name} is from {Time(next.From, now)}";
    }

    internal static string Time(DateTimeOffset time, DateTimeOffset now) => time switch
    {
        { Year: >= 9999 } => "further notice",
        _ => time.UtcDateTime.ToString(time.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
    };

    internal static string Word(ActionTier tier) => tier switch
    {
        ActionTier.Observe => "observing",
        ActionTier.Reversible => "reversible",
        ActionTier.Disruptive => "disruptive",
        ActionTier.Destructive => "destructive",
        _ => "such",
    };
}
