using System.Globalization;

namespace AiOps.Bot.Sandbox.Hosts;

/// <summary>The five time fields of a crontab line, as crontab(5) defines them: lists, ranges, steps, names, and the rule that either day field may match.</summary>
internal sealed class CronSchedule
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly Dictionary<string, string> Shorthands = new(StringComparer.Ordinal)
    {
        ["@hourly"] = "0 * * * *",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@weekly"] = "0 0 * * 0",
        ["@monthly"] = "0 0 1 * *",
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
    };

    private readonly ulong _minutes;
    private readonly ulong _hours;
    private readonly ulong _daysOfMonth;
    private readonly ulong _months;
    private readonly ulong _daysOfWeek;
    private readonly bool _eitherDay;

    private CronSchedule(ulong[] sets, bool eitherDay)
        => (_minutes, _hours, _daysOfMonth, _months, _daysOfWeek, _eitherDay) = (sets[0], sets[1], sets[2], sets[3], sets[4] | (sets[4] >> 7), eitherDay);

    /// <summary>Reads five fields, or a shorthand such as <c>@daily</c>.</summary>
    /// <param name="fault">Which field is wrong, in cron's own words; null where the schedule was read.</param>
    public static CronSchedule? TryParse(string text, out string? fault)
    {
        var fields = Shorthands.GetValueOrDefault(text, text).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        (string Name, int Min, int Max, string[] Names)[] rules =
            [("minute", 0, 59, []), ("hour", 0, 23, []), ("day-of-month", 1, 31, []), ("month", 1, 12, Months), ("day-of-week", 0, 7, Days)];
        var sets = new ulong[rules.Length];
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = rules[i];
            if (i >= fields.Length || ParseField(fields[i], rule.Min, rule.Max, rule.Names) is not { } set)
            {
                fault = "bad " + rule.Name;
                return null;
            }

            sets[i] = set;
        }

        fault = null;
        return new CronSchedule(sets, fields[2][0] != '*' && fields[4][0] != '*');
    }

    public bool Matches(DateTimeOffset minute)
    {
        var utc = minute.UtcDateTime;
        var (monthDay, weekDay) = (Has(_daysOfMonth, utc.Day), Has(_daysOfWeek, (int)utc.DayOfWeek));
        return Has(_minutes, utc.Minute) && Has(_hours, utc.Hour) && Has(_months, utc.Month) && (_eitherDay ? monthDay || weekDay : monthDay && weekDay);
    }

    private static bool Has(ulong set, int value) => (set >> value & 1) != 0;

    private static ulong? ParseField(string field, int min, int max, string[] names)
    {
        ulong set = 0;
        foreach (var part in field.Split(','))
        {
            if (ParseRange(part, min, max, names) is not { } range)
            {
                return null;
            }

            set |= range;
        }

        return set;
    }

    private static ulong? ParseRange(string part, int min, int max, string[] names)
    {
        var slash = part.Split('/');
        var step = 1;
        if (slash.Length > 2 || (slash.Length == 2 && (!int.TryParse(slash[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1)))
        {
            return null;
        }

        if (Bounds(slash[0], min, max, names, slash.Length == 2) is not var (from, to) || from < min || to > max || from > to)
        {
            return null;
        }

        ulong set = 0;
        for (var value = from; value <= to; value += step)
        {
            set |= 1UL << value;
        }

        return set;
    }

    private static (int From, int To)? Bounds(string range, int min, int max, string[] names, bool stepped)
    {
        if (range == "*")
        {
            return (min, max);
        }

        var ends = range.Split('-');
        return (Value(ends[0], min, names), ends.Length) switch
        {
            (null, _) => null,
            ({ } one, 1) => (one, stepped ? max : one),
            ({ } from, 2) when Value(ends[1], min, names) is { } to => (from, to),
            _ => null,
        };
    }

    private static int? Value(string text, int min, string[] names)
    {
        var named = Array.IndexOf(names, text.ToLowerInvariant());
        return named >= 0 ? named + min : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
