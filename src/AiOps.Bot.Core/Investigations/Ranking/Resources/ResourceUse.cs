using AiOps.Bot.Core.Investigations.Ranking.Onsets;

namespace AiOps.Bot.Core.Investigations.Ranking.Resources;

/// <summary>How far a resource left its normal use, and how near its limit it is.</summary>
internal static class ResourceUse
{
    // Half convincing: ten deviations beyond three; 40 % of the resource in use; half as much again where the limit is not known. Round numbers, flat within a factor of two.
    private const double Unremarkable = 3;
    private const double HalfDeviations = 10;
    private const double HalfPercent = 40;
    private const double HalfGrowth = 0.5;

    /// <summary>Growth without a known limit convinces less.</summary>
    private const double WithoutLimit = 0.6;

    private const double Percent = 100;

    /// <summary>Half a percent of a resource is never trouble.</summary>
    private const double LeastPercent = 0.5;

    /// <summary>A share between 0 and 1 under a name that says so; a little more, since some count several cores.</summary>
    private const double LargestShare = 1.5;

    /// <param name="largest">The largest value of the metric on any entity: it tells shares of 1 from percent.</param>
    public static double Score(HashSet<string> words, NormalRange normal, double peak, double largest)
    {
        var scale = ScaleToPercent(words, largest);
        var spread = Math.Max(normal.Spread, scale > 0 ? LeastPercent / scale : 0);
        var far = Saturated(((peak - normal.Median) / spread) - Unremarkable, HalfDeviations);
        return scale > 0
            ? far * Saturated(peak * scale, HalfPercent)
            : far * WithoutLimit * Saturated((peak - normal.Median) / Math.Max(Math.Abs(normal.Median), spread), HalfGrowth);
    }

    /// <summary>What turns values into percent of the resource; 0 where the name does not say that they are shares.</summary>
    private static double ScaleToPercent(HashSet<string> words, double largest)
    {
        if (words.Overlaps(["%", "pct", "percent", "percentage"]))
        {
            return largest <= LargestShare ? Percent : 1;
        }

        return words.Overlaps(["ratio", "utilization", "utilisation", "share"]) ? largest <= LargestShare ? Percent : 1 : 0;
    }

    private static double Saturated(double value, double half) => value > 0 ? value / (value + half) : 0;
}
