using System.Globalization;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>Says a schedule in English, for cards and lint: "hourly at minute 7", "at 02:15 every day", "every 10 minutes from Monday to Friday".</summary>
public static class ScheduleInWords
{
    private const int MaxTimes = 6;

    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string Of(CrontabSchedule schedule)
    {
        var days = Days(schedule);
        var time = Times(schedule) ?? Regular(schedule);
        return days.Length == 0 && NeedsEveryDay(schedule) ? time + " every day" : (time + " " + days).TrimEnd();
    }

    /// <summary>A keyword or five fields in words; the text itself where it cannot be read.</summary>
    public static string Of(string text) => text.Trim() == "@reboot" ? "when the machine starts" : CrontabSchedule.TryParse(text, out var schedule) ? Of(schedule) : text;

    private static bool NeedsEveryDay(CrontabSchedule schedule) => !schedule.Hour.IsAll;

    // A few fixed times read best one by one: "at 02:15 and 14:15".
    private static string? Times(CrontabSchedule schedule)
    {
        if (schedule.Minute.Count * schedule.Hour.Count > MaxTimes || schedule.Hour.IsAll)
        {
            return null;
        }

        var times = from hour in schedule.Hour.Values from minute in schedule.Minute.Values select $"{hour:00}:{minute:00}";
        return "at " + List(times);
    }

    private static string Regular(CrontabSchedule schedule)
    {
        var minute = schedule.Minute;
        if (schedule.Hour.IsAll)
        {
            return minute.IsAll ? "every minute" : EvenStep(minute) is { } step ? $"every {step} minutes" : "hourly at " + Plural("minute", minute);
        }

        var minutes = minute.IsAll ? "every minute" : EvenStep(minute) is { } every ? $"every {every} minutes" : "at " + Plural("minute", minute);
        return Hours(schedule.Hour, minutes);
    }

    private static string Hours(CronFieldValues hour, string minutes)
    {
        if (EvenStep(hour) is { } step)
        {
            return $"{minutes} of every {Ordinal(step)} hour";
        }

        var values = hour.Values.ToList();
        return values.Count > 1 && values[^1] - values[0] == values.Count - 1
            ? $"{minutes} from {values[0]:00}:00 to {values[^1]:00}:59"
            : $"{minutes} of {Plural("hour", hour)}";
    }

    private static string Days(CrontabSchedule schedule)
    {
        var month = schedule.DayOfMonth.IsAll ? "" : MonthDays(schedule.DayOfMonth);
        var week = schedule.DayOfWeek.IsAll ? "" : "on " + Named(schedule.DayOfWeek, v => English.DateTimeFormat.GetDayName((DayOfWeek)v));
        var days = (month.Length, week.Length) switch
        {
            ( > 0, > 0) => schedule.EitherDay ? $"{month} and also {week}" : $"{month} if it is {week["on ".Length..]}",
            _ => month + week,
        };

        return schedule.Month.IsAll ? days : $"{days} in {Named(schedule.Month, English.DateTimeFormat.GetMonthName)}".TrimStart();
    }

    private static string MonthDays(CronFieldValues days)
    {
        var only = days.Items is [{ IsStar: true, Step: > 1 } star] ? $"on every {Ordinal(star.Step)} day of the month" : null;
        return only ?? "on " + Named(days, v => "the " + Ordinal(v));
    }

    private static string Named(CronFieldValues field, Func<int, string> name)
    {
        var runs = new List<(int From, int To)>();
        foreach (var value in field.Values)
        {
            if (runs.Count > 0 && runs[^1].To == value - 1)
            {
                runs[^1] = (runs[^1].From, value);
            }
            else
            {
                runs.Add((value, value));
            }
        }

        return List(runs.SelectMany(r => r.To - r.From > 1 ? new[] { $"{name(r.From)} to {name(r.To)}" } : [.. Enumerable.Range(r.From, r.To - r.From + 1).Select(name)]));
    }

    private static int? EvenStep(CronFieldValues field)
    {
        var values = field.Values.ToList();
        if (values.Count < 2 || values[0] != 0)
        {
            return null;
        }

        var step = values[1];
        return step > 1 && field.Field.Size % step == 0 && values.Count == field.Field.Size / step && values.Select((v, i) => v == i * step).All(even => even) ? step : null;
    }

    private static string Plural(string noun, CronFieldValues field)
    {
        var text = Named(field, v => v.ToString(English));
        return field.Count == 1 ? $"{noun} {text}" : $"{noun}s {text}";
    }

    private static string Ordinal(int number) => number + ((number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static string List(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count switch { 1 => all[0], 2 => $"{all[0]} and {all[1]}", _ => $"{string.Join(", ", all[..^1])} and {all[^1]}" };
    }
}
