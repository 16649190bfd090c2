namespace AiOps.Bot.Tests.Detection.Scorers;

/// <summary>Schedules as lists of times.</summary>
internal static class Times
{
    /// <summary>A Monday, midnight.</summary>
    public static readonly DateTimeOffset Start = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<DateTimeOffset> Every(TimeSpan gap, DateTimeOffset from, DateTimeOffset to)
    {
        for (var at = from; at < to; at += gap)
        {
            yield return at;
        }
    }

    public static IEnumerable<DateTimeOffset> Hourly(int minute, int days, DateTimeOffset? from = null) =>
        Every(TimeSpan.FromHours(1), (from ?? Start).AddMinutes(minute), (from ?? Start).AddDays(days));

    public static IEnumerable<DateTimeOffset> Daily(int hour, int days) => Every(TimeSpan.FromDays(1), Start.AddHours(hour), Start.AddDays(days));

    public static IEnumerable<DateTimeOffset> Weekdays(this IEnumerable<DateTimeOffset> times) =>
        times.Where(t => t.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>Leaves out each time with the given chance, and makes the others late by a few seconds to minutes.</summary>
    public static IEnumerable<DateTimeOffset> Real(this IEnumerable<DateTimeOffset> times, Random random, double missed = 0.01) => times
        .Where(_ => random.NextDouble() >= missed)
        .Select(t => t.AddSeconds(Math.Min(600, Math.Exp(1 + (1.0 * Gauss(random))))));

    /// <summary>Random times, so many an hour on average.</summary>
    public static IEnumerable<DateTimeOffset> Poisson(this Random random, double perHour, DateTimeOffset from, DateTimeOffset to)
    {
        for (var at = Next(from); at < to; at = Next(at))
        {
            yield return at;
        }

        DateTimeOffset Next(DateTimeOffset at) => at.AddHours(-Math.Log(1 - random.NextDouble()) / perHour);
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
