using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Security;

/// <summary>Finds the faults of schedules. Pure.</summary>
internal static class ScheduleFaults
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static IEnumerable<string> Of(SecurityOptions options, KnownNames known) =>
        RosterFaults.Each(options.OnCall.Schedules, "Security:OnCall:Schedules").SelectMany(s => Of(s.Key, s.Item, options, known));

    private static IEnumerable<string> Of(string key, ScheduleOptions schedule, SecurityOptions options, KnownNames known)
    {
        if (schedule.Id.Length == 0 || options.OnCall.Schedules.Count(s => s.Id == schedule.Id) > 1)
        {
            yield return $"{key}:Id must be set and unique";
        }

        if (WallTimes.Zone(schedule.Zone) is null)
        {
            yield return $"{key}:Zone must be an IANA name such as Europe/Berlin, which '{schedule.Zone}' is not";
        }

        foreach (var fault in RosterFaults.Each(schedule.Shifts, $"{key}:Shifts").SelectMany(s => Of(s.Key, s.Item, known)))
        {
            yield return fault;
        }

        foreach (var fault in RosterFaults.Each(schedule.Rotations, $"{key}:Rotations").SelectMany(r => Of(r.Key, r.Item, known)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Of(string key, ShiftOptions shift, KnownNames known)
    {
        foreach (var fault in Strangers(key, "Person", [shift.Person], known))
        {
            yield return fault;
        }

        var (from, until) = (WallTimes.Moment(shift.From, TimeZoneInfo.Utc), WallTimes.Moment(shift.Until, TimeZoneInfo.Utc));
        if (from is null || until is null)
        {
            yield return $"{key}:From and Until must be times such as 2026-03-14 08:00";
        }
        else if (from >= until)
        {
            yield return $"{key}:Until must be after From";
        }
    }

    private static IEnumerable<string> Of(string key, RotationOptions rotation, KnownNames known)
    {
        foreach (var fault in rotation.People.Count == 0 ? [$"{key}:People must name somebody"] : Strangers(key, "People", rotation.People, known))
        {
            yield return fault;
        }

        if (WallTimes.Wall(rotation.Start) is not { } start)
        {
            yield return $"{key}:Start must be a day such as 2026-03-02, which '{rotation.Start}' is not";
        }
        else if (WallTimes.FirstHandover(start, rotation.Handover) is null)
        {
            yield return $"{key}:Handover must be written Monday 09:00 or 09:00, which '{rotation.Handover}' is not";
        }

        foreach (var fault in Lengths(key, rotation))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Lengths(string key, RotationOptions rotation)
    {
        if (WallTimes.Length(rotation.Turn) is not { } turn || turn < OnCallRotation.ShortestTurn)
        {
            yield return $"{key}:Turn must be 4h or longer, written 12h, 1d or 2w, which '{rotation.Turn}' is not";
        }
        else if (WallTimes.NamesWeekday(rotation.Handover) && turn.Ticks % Week.Ticks != 0)
        {
            yield return $"{key}:Handover names a weekday, so Turn must be whole weeks; write Handover: 09:00 or Turn: 1w";
        }

        if (rotation.End.Length > 0 && WallTimes.Wall(rotation.End) is null)
        {
            yield return $"{key}:End must be a day such as 2026-12-31, which '{rotation.End}' is not";
        }
    }

    private static IEnumerable<string> Strangers(string key, string name, IEnumerable<string> people, KnownNames known) =>
        people.Where(p => !known.People.Contains(p)).Select(p => $"{key}:{name} names '{p}', who is none of Security:People");
}
