using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Prediction;

/// <summary>Where a rising metric was emptied (log rotation, a restart, a clean-up), and how high it stood then.</summary>
/// <param name="LastReset">The first row after it was emptied last; 0 where it never was.</param>
/// <param name="Peaks">Levels at which it was emptied.</param>
internal sealed record Sawtooth(int LastReset, double[] Peaks)
{
    /// <summary>A fall of less of the range is no emptying.</summary>
    private const double LeastShare = 0.25;

    /// <summary>Nor is one that is common among the changes of the metric.</summary>
    private const double LeastDeviations = 8;

    /// <summary>Rows on each side that must agree, else it was the end of a spike.</summary>
    private const int Side = 3;

    private const double Normal = 1.4826;

    /// <summary>Where it was emptied at least twice: the middle of the levels, else null.</summary>
    public double? PeakOrNull => Peaks.Length >= 2 ? OrderStatistics.Median([.. Peaks]) : null;

    public static Sawtooth Of(double[] rising)
    {
        var changes = rising.Zip(rising.Skip(1), (a, b) => b - a).ToArray();
        var sorted = rising.Order().ToArray();
        var range = sorted[(int)(0.98 * (sorted.Length - 1))] - sorted[(int)(0.02 * (sorted.Length - 1))];
        var middle = OrderStatistics.Median([.. changes]);
        var usual = Normal * OrderStatistics.Median(changes.Select(c => Math.Abs(c - middle)).ToArray());
        var least = Math.Max(LeastShare * range, LeastDeviations * usual);
        var (last, peaks) = (0, new List<double>());
        for (var row = Side; row + Side <= rising.Length && least > 0; row++)
        {
            if (-changes[row - 1] >= least / 2 && LevelAt(rising, row - Side) - LevelAt(rising, row) >= least && row - last >= Side)
            {
                peaks.Add(Math.Max(rising[row - 1], rising[row - 2]));
                last = row;
            }
        }

        return new(last, [.. peaks]);
    }

    /// <summary>How likely a cycle comes to a level before it is emptied: certain where there are no cycles.</summary>
    public double ChanceToReach(double level)
    {
        if (PeakOrNull is not { } middle)
        {
            return 1;
        }

        // Few peaks say little about how much they differ: a share of the height is believed until they do.
        var spread = Normal * OrderStatistics.Median(Peaks.Select(p => Math.Abs(p - middle)).ToArray());
        var believed = Math.Max(spread, 0.05 * Math.Abs(middle) / Math.Sqrt(Peaks.Length));
        return believed > 0 ? GaussianTail.Above((level - middle) / believed) : level > middle ? 0 : 1;
    }

    private static double LevelAt(double[] rising, int row) => OrderStatistics.Median(rising.AsSpan(row, Side).ToArray());
}
