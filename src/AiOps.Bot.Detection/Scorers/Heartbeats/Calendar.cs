namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>
/// Slots of the calendar, in UTC, counted from Monday 1 January 0001. A slot's length is an hour or a day; a phase in minutes, at most three quarters of a slot
/// back, moves where slots begin, so a slot keeps the number of the hour or date that its usual time has.
/// </summary>
internal static class Calendar
{
    public const int HoursPerWeek = 168;
    public const int DaysPerWeek = 7;
    public const int MinutesPerDay = 1_440;

    public static long HourOf(long ticks, int phase) => Floor(ticks - Minutes(phase), TimeSpan.TicksPerHour);

    public static long DayOf(long ticks, int phase) => Floor(ticks - Minutes(phase), TimeSpan.TicksPerDay);

    public static long EndOfHour(long hour, int phase) => ((hour + 1) * TimeSpan.TicksPerHour) + Minutes(phase);

    public static long EndOfDay(long day, int phase) => ((day + 1) * TimeSpan.TicksPerDay) + Minutes(phase);

    /// <summary>The date of a day slot's usual time.</summary>
    public static DateOnly DateOf(long day) => DateOnly.FromDayNumber((int)day);

    private static long Minutes(int minutes) => minutes * TimeSpan.TicksPerMinute;

    private static long Floor(long value, long unit) => value >= 0 ? value / unit : ((value + 1) / unit) - 1;
}
