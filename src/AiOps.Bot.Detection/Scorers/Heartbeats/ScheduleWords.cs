using System.Globalization;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>Schedules in words that a person on call understands at once. All times are UTC.</summary>
internal static class ScheduleWords
{
    private static readonly string[] DayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static string OfGap(int seconds) => seconds switch
    {
        < 90 => "every minute",
        < 5400 => Text($"every {Math.Round(seconds / 60.0)} minutes"),
        _ => Text($"every {Math.Round(seconds / 3600.0)} hours"),
    };

    public static string OfEveryHour(Activity activity)
    {
        var minute = Clockwork.UsualMinute(activity.Runs, 60);
        return minute is null ? "every hour of the day" : Text($"hourly at minute {minute}");
    }

    /// <param name="expected">Hours of the week, from Monday on.</param>
    public static string OfHours(bool[] expected, Activity activity)
    {
        var days = new bool[Calendar.DaysPerWeek];
        var hours = new SortedSet<int>();
        for (var slot = 0; slot < expected.Length; slot++)
        {
            if (expected[slot])
            {
                days[slot / 24] = true;
                hours.Add(slot % 24);
            }
        }

        return hours.Count == 1
            ? OfDays(days, activity)
            : Text($"{DaysInWords(days)}, {hours.Count} hours a day between {hours.Min:00}:00 and {hours.Max + 1:00}:00 UTC");
    }

    public static string OfDays(bool[] days, Activity activity)
    {
        var time = Clockwork.UsualMinute(activity.Runs, Calendar.MinutesPerDay);
        return time is { } minute ? Text($"{DaysInWords(days)} at {minute / 60:00}:{minute % 60:00} UTC") : DaysInWords(days);
    }

    private static string DaysInWords(bool[] days) => days switch
    {
        [true, true, true, true, true, true, true] => "daily",
        [true, true, true, true, true, false, false] => "weekdays",
        _ => "on " + string.Join(", ", DayNames.Where((_, i) => days[i])),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
