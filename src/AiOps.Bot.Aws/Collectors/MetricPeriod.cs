using AiOps.Bot.Core;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>The finest step that CloudWatch still has for a window of that age ("Metrics retention": minutes for 15 days, 5 minutes for 63, hours for 455), and not too many points.</summary>
internal static class MetricPeriod
{
    private const int MostPoints = 2_000;
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    public static TimeSpan For(TimeRange window, DateTimeOffset now)
    {
        var age = now - window.From + Margin;
        var kept = age <= TimeSpan.FromDays(15) ? 60 : age <= TimeSpan.FromDays(63) ? 300 : 3_600;
        foreach (var seconds in (int[])[60, 300, 900, 3_600])
        {
            if (seconds >= kept && window.Length.TotalSeconds / seconds <= MostPoints)
            {
                return TimeSpan.FromSeconds(seconds);
            }
        }

        return TimeSpan.FromHours(1);
    }
}
