using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Security;

/// <summary>Makes the directory of people from the options. The options must have passed <see cref="RosterFaults"/>. Pure.</summary>
internal static class People
{
    /// <summary>Whoever sits at this machine, as long as no access token is configured.</summary>
    public static readonly VerifiedIdentity LocalOperator = new(Console, "local");

    /// <summary>Whoever runs the program, as this machine's system knows them: <c>cli:ana</c>.</summary>
    public static VerifiedIdentity ThisAccount => new(CommandLine, Environment.UserName);

    public const string Console = "console";
    public const string CommandLine = "cli";
    public const string Api = "api";

    public static PersonDirectory Directory(SecurityOptions options) => new(Roster(options, default));

    /// <param name="export">The bytes of the on-call file; empty where there is none.</param>
    /// <exception cref="FormatException">The on-call file cannot be used.</exception>
    public static Roster Roster(SecurityOptions options, ReadOnlyMemory<byte> export)
    {
        var people = options.People.Select(p => Of(p, options)).ToList();
        if (options.Tokens.Count == 0 && !people.Any(p => p.Identities.Contains(LocalOperator)))
        {
            people.Add(new Person("local", "Local operator", [LocalOperator], ActionTier.Disruptive)
            {
                // Whoever sits at this machine has the database and its key anyway.
                Reveals = [new RevealGrant()],
            });
        }

        var groups = options.Groups.Select(g => new PersonGroup(g.Id, [.. g.Entitlements.Select(e => Of(e, g.Schedule))]) { Reveals = [.. g.Reveal.Select(r => Of(r, g.Schedule))] }).ToList();
        var wanted = groups.SelectMany(g => g.Entitlements).Concat(people.SelectMany(p => p.Entitlements)).Select(e => e.Schedule)
            .Concat(groups.SelectMany(g => g.Reveals).Concat(people.SelectMany(p => p.Reveals)).Select(r => r.Schedule)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new Roster([.. people])
        {
            Groups = [.. groups],
            Environments = new([.. options.Environments.Select(Of)]),
            Schedules = [.. options.OnCall.Schedules.Select(Of), .. export.IsEmpty ? [] : OnCallExport.Read(export, people, wanted)],
        };
    }

    /// <summary>Null where the text is not <c>platform:subject</c>.</summary>
    public static VerifiedIdentity? AccountOf(string text) => text.Split(':', 2) is [{ Length: > 0 } platform, { Length: > 0 } subject] ? new(platform, subject) : null;

    private static Person Of(PersonOptions person, SecurityOptions options)
    {
        var own = options.Tokens.Where(t => t.Person == person.Id).SelectMany(t => new[] { new VerifiedIdentity(Api, t.Name), new VerifiedIdentity(Console, t.Name) });
        var name = person.Name.Length == 0 ? person.Id : person.Name;
        return new Person(person.Id, name, [.. person.Accounts.Select(AccountOf).OfType<VerifiedIdentity>(), .. own], person.MayApproveUpTo)
        {
            Groups = [.. person.Groups.Concat(options.Groups.Where(g => g.Members.Contains(person.Id)).Select(g => g.Id)).Distinct(StringComparer.Ordinal)],
            Entitlements = [.. person.Entitlements.Select(e => Of(e, ""))],
            Reveals = [.. person.Reveal.Select(r => Of(r, ""))],
        };
    }

    private static Entitlement Of(EntitlementOptions entitlement, string groupSchedule) => new()
    {
        UpTo = EntitlementFaults.TierOf(entitlement.UpTo) ?? ActionTier.Observe,
        Resources = [.. entitlement.Resources],
        Environments = [.. entitlement.Environments],
        Actions = [.. entitlement.Actions],
        OnlyOnCall = entitlement.OnlyOnCall,
        Schedule = ScheduleOf(entitlement.OnlyOnCall, entitlement.Schedule, groupSchedule),
    };

    private static RevealGrant Of(RevealOptions reveal, string groupSchedule) => new()
    {
        Kinds = [.. reveal.Kinds],
        Environments = [.. reveal.Environments],
        OnlyOnCall = reveal.OnlyOnCall,
        Schedule = ScheduleOf(reveal.OnlyOnCall, reveal.Schedule, groupSchedule),
    };

    private static string? ScheduleOf(bool onlyOnCall, string schedule, string groupSchedule) => (onlyOnCall, schedule, groupSchedule) switch
    {
        (false, _, _) or (_, "", "") => null,
        (_, "", _) => groupSchedule,
        _ => schedule,
    };

    private static EnvironmentRule Of(EnvironmentOptions environment) => new()
    {
        Name = environment.Name,
        Accounts = [.. environment.Accounts],
        Resources = [.. environment.Resources],
        Tags = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, environment.Tags),
    };

    private static OnCallSchedule Of(ScheduleOptions schedule)
    {
        var zone = WallTimes.Zone(schedule.Zone) ?? TimeZoneInfo.Utc;
        return new()
        {
            Id = schedule.Id,
            Zone = zone,
            Shifts = [.. schedule.Shifts.Select(s => new OnCallShift(s.Person, WallTimes.Moment(s.From, zone)!.Value, WallTimes.Moment(s.Until, zone)!.Value))],
            Rotations = [.. schedule.Rotations.Select(Of)],
        };
    }

    private static OnCallRotation Of(RotationOptions rotation) => new(
        [.. rotation.People],
        WallTimes.FirstHandover(WallTimes.Wall(rotation.Start)!.Value, rotation.Handover)!.Value,
        WallTimes.Length(rotation.Turn)!.Value,
        WallTimes.Wall(rotation.End));
}
