namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L22: a fixed time that daylight saving skips or brings twice.</summary>
internal sealed class ClockChange : ICrontabRule
{
    /// <summary>Any year far enough ahead that only the zone's standing rule applies.</summary>
    private const int Year = 2037;

    private const int Step = 15;

    /// <summary>A crontab of more zones than this is a joke, and each costs a look at every quarter of an hour of a year.</summary>
    private const int MostZones = 4;

    public IEnumerable<CrontabFault> Check(CrontabReading reading)
    {
        var known = new Dictionary<string, IReadOnlyList<Shift>>(StringComparer.Ordinal);
        foreach (var entry in reading.Entries)
        {
            if (entry.Schedule is { Minute.BeginsWithStar: false, Hour.BeginsWithStar: false } schedule && ZoneAt(reading, entry.Number) is { } zone
                && ShiftsOf(zone, known).FirstOrDefault(s => Meets(schedule, s)) is { } shift)
            {
                yield return Fault(entry, zone, shift);
            }
        }
    }

    private static TimeZoneInfo? ZoneAt(CrontabReading reading, int line) => reading.ValueAt("CRON_TZ", line) switch
    {
        null => reading.Surroundings.Zone,
        { Length: <= 64 } name when name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+' or '/') && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) => zone,
        _ => null,
    };

    private static IReadOnlyList<Shift> ShiftsOf(TimeZoneInfo zone, Dictionary<string, IReadOnlyList<Shift>> known)
    {
        if (!known.TryGetValue(zone.Id, out var shifts))
        {
            known[zone.Id] = shifts = zone.SupportsDaylightSavingTime && known.Count < MostZones ? [.. Shifts(zone)] : [];
        }

        return shifts;
    }

    private static IEnumerable<Shift> Shifts(TimeZoneInfo zone)
    {
        for (var at = new DateTime(Year, 1, 1); at.Year == Year; at = at.AddMinutes(Step))
        {
            if (zone.IsInvalidTime(at) || zone.IsAmbiguousTime(at))
            {
                yield return new(at, zone.IsInvalidTime(at));
            }
        }
    }

    private static bool Meets(CrontabSchedule schedule, Shift shift) =>
        schedule.Hour.Allows(shift.At.Hour) && Enumerable.Range(shift.At.Minute, Step).Any(schedule.Minute.Allows) && schedule.RunsOn(DateOnly.FromDateTime(shift.At));

    private static CrontabFault Fault(CrontabEntry entry, TimeZoneInfo zone, Shift shift) => new("L22", Severity.Low, entry.Number,
        $"In {zone.Id} its time {(shift.IsSkipped ? "does not exist" : "comes twice")} on the day that the clock is put {(shift.IsSkipped ? "forward" : "back")}.",
        "Debian's cron and cronie run such a job once; other crons, and timers that copy the schedule, skip it or run it twice.",
        "Choose a time outside the hours in which clocks change, or set CRON_TZ=UTC above the line (cronie).");

    private sealed record Shift(DateTime At, bool IsSkipped);
}
