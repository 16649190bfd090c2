using System.Diagnostics.CodeAnalysis;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>When a crontab line runs, as Debian's cron reads it (crontab(5), cron(8) there).</summary>
public sealed record CrontabSchedule(CronFieldValues Minute, CronFieldValues Hour, CronFieldValues DayOfMonth, CronFieldValues Month, CronFieldValues DayOfWeek)
{
    /// <summary>How far ahead a run is looked for: beyond the longest wait there is, a 29 February on one weekday across a century year (40 years).</summary>
    private const int YearsAhead = 50;

    /// <summary>The keywords that stand for five fields. <c>@reboot</c> has no schedule.</summary>
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    /// <summary>All keywords that cron knows.</summary>
    public static IReadOnlyList<string> KnownKeywords { get; } = [.. Keywords.Keys, "@reboot"];

    /// <summary>True where both day fields are restricted, so that a day that fits either one counts.</summary>
    public bool EitherDay => !DayOfMonth.BeginsWithStar && !DayOfWeek.BeginsWithStar;

    /// <summary>Reads five fields or a keyword other than <c>@reboot</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out CrontabSchedule? schedule)
    {
        schedule = null;
        var fields = (Keywords.GetValueOrDefault(text.Trim()) ?? text).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != CronField.All.Length)
        {
            return false;
        }

        schedule = From([.. CronField.All.Select((f, i) => CronFieldParser.Parse(f, fields[i]))]);
        return schedule is not null;
    }

    internal static CrontabSchedule? From(IReadOnlyList<CronFieldReading> fields) =>
        fields.All(f => f.Values is not null)
            ? new(fields[0].Values!, fields[1].Values!, fields[2].Values!, fields[3].Values!, fields[4].Values!)
            : null;

    /// <summary>
    /// The first run after a moment, or null where it never runs. The local clock of <paramref name="zone"/> rules: a job at a fixed time that daylight saving
    /// skips runs right after the gap, one that comes twice runs once; jobs whose minute or hour begins with a star follow the clock as it is shown.
    /// </summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) =>
        Minute.BeginsWithStar || Hour.BeginsWithStar ? CronClock.NextShown(this, after, zone) : CronClock.NextFixed(this, after, zone);

    public bool RunsOn(DateOnly day)
    {
        var byMonthDay = DayOfMonth.Allows(day.Day);
        var byWeekday = DayOfWeek.Allows((int)day.DayOfWeek);
        return Month.Allows(day.Month) && (EitherDay ? byMonthDay || byWeekday : byMonthDay && byWeekday);
    }

    /// <summary>The first matching time on the wall clock at or after the given one, without regard to time zones.</summary>
    internal DateTime? NextOnWallClock(DateTime from)
    {
        var start = DateOnly.FromDateTime(from);
        var end = start.Year > 9999 - YearsAhead ? DateOnly.MaxValue : start.AddYears(YearsAhead);
        for (var day = start; day < end; day = day.AddDays(1))
        {
            if (RunsOn(day) && NextOnDay(day == start ? TimeOnly.FromDateTime(from) : TimeOnly.MinValue) is { } time)
            {
                return day.ToDateTime(time);
            }
        }

        return null;
    }

    private TimeOnly? NextOnDay(TimeOnly from)
    {
        var hour = Hour.NextFrom(from.Hour);
        if (hour == from.Hour)
        {
            var minute = Minute.NextFrom(from.Minute);
            if (minute >= 0)
            {
                return new(hour, minute);
            }

            hour = Hour.NextFrom(from.Hour + 1);
        }

        return hour < 0 ? null : new TimeOnly(hour, Minute.NextFrom(0));
    }
}
