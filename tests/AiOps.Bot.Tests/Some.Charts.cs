using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    /// <summary>A quiet day with a burst of failed logins at its end.</summary>
    public static CardChart BurstChart(int points = 84) => new(
        "Lines with 203.0.113.9 per 5 min, /var/log/auth.log",
        "Usually at most 3 per 5 min; 118 at 11:20 UTC.",
        [.. Enumerable.Range(0, points).Select(i => new CardPoint(
            Noon.AddMinutes((i - points) * 5), i >= points - 12 && i < points - 4 ? 90 + (i * 7 % 29) : i * 13 % 4, 0, 4, i >= points - 12 && i < points - 4))]);

    /// <summary>A daily job that stopped.</summary>
    public static CardChart SilentChart() => new(
        "Runs per day: rds-log-export",
        "Usually 24 a day; none since 2026-02-20.",
        [.. Enumerable.Range(0, 42).Select(i => new CardPoint(Noon.Date.AddDays(i - 42), i < 20 ? 24 : 0, 23, 25, i >= 20))]);

    /// <summary>A measurement with a hole, below zero at times.</summary>
    public static CardChart MetricChart() => new(
        "Queue growth per second",
        "Rose to 7.5.",
        [.. Enumerable.Range(0, 60).Select(i => new CardPoint(Noon.AddMinutes(i), i is > 20 and < 26 ? double.NaN : i > 50 ? 7.5 : Math.Sin(i / 4.0), -1.5, 1.5, i > 50))]);
}
