namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>
/// Tells a machine's schedule from people's and customers' doings: runs at the same minute, at the same time of day, or at even gaps. Directions on a circle
/// (Mardia, Jupp, Directional Statistics, 2.3): the mean's length is 1 where all runs have the same minute, near 0 where they are spread.
/// </summary>
internal static class Clockwork
{
    private const double SameMinute = 0.8;
    private const double SameTimeOfDay = 0.95;
    private const double EvenLow = 0.5;
    private const double EvenHigh = 1.5;
    private const int MinRuns = 8;

    public static bool Is(Activity activity) =>
        activity.Runs.Count >= MinRuns
        && (HasEvenGaps(activity.Gaps) || Gathers(activity.Runs, 60) || Gathers(activity.Runs, Calendar.MinutesPerDay));

    /// <summary>A busy hour or morning gathers too; runs must be spread over about as many hours, or days, as they are.</summary>
    private static bool Gathers(IReadOnlyCollection<long> runs, int minutes) =>
        runs.Max() - runs.Min() >= runs.Count / 2.0 * minutes * TimeSpan.TicksPerMinute && UsualMinute(runs, minutes) is not null;

    /// <summary>True where eight of ten of the latest gaps lie within half of the median around it.</summary>
    public static bool HasEvenGaps(GapSketch gaps)
    {
        var median = gaps.RecentQuantile(0.5);
        return gaps.Count >= MinRuns - 1 && gaps.RecentQuantile(0.1) >= EvenLow * median && gaps.RecentQuantile(0.9) <= EvenHigh * median;
    }

    /// <summary>The minute of the hour (or of the day) about which the runs gather; null where they do not.</summary>
    public static int? UsualMinute(IReadOnlyCollection<long> runs, int minutes)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var run in runs)
        {
            var angle = 2 * Math.PI * (run / (double)TimeSpan.TicksPerMinute % minutes) / minutes;
            x += Math.Cos(angle);
            y += Math.Sin(angle);
        }

        var length = Math.Sqrt((x * x) + (y * y)) / Math.Max(1, runs.Count);
        if (length < (minutes == 60 ? SameMinute : SameTimeOfDay))
        {
            return null;
        }

        var mean = Math.Atan2(y, x) / (2 * Math.PI) * minutes;
        return (int)Math.Floor(mean < 0 ? mean + minutes : mean);
    }
}
