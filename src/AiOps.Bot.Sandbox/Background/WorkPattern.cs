namespace AiOps.Bot.Sandbox.Background;

/// <summary>When people work, and so when the systems that serve them do.</summary>
internal static class WorkPattern
{
    private static readonly double[] ByHour =
        [0.12, 0.08, 0.06, 0.05, 0.06, 0.12, 0.3, 0.6, 0.9, 1, 1, 0.95, 0.75, 0.9, 1, 0.95, 0.85, 0.7, 0.6, 0.55, 0.5, 0.4, 0.3, 0.2];

    /// <summary>How busy an hour is, 0 to 1; weekends are quieter.</summary>
    public static double Busyness(DateTimeOffset hour) => ByHour[hour.UtcDateTime.Hour] * (IsWeekend(hour) ? 0.35 : 1);

    /// <summary>How much of a working day's human activity a day has.</summary>
    public static double HumanDay(DateTimeOffset day) => day.UtcDateTime.DayOfWeek switch
    {
        DayOfWeek.Saturday => 0.12,
        DayOfWeek.Sunday => 0.08,
        _ => 1,
    };

    public static bool IsWeekend(DateTimeOffset day) => day.UtcDateTime.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
