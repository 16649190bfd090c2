using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Prediction;

/// <summary>
/// Holds trends of the past against what came of them: where levels bend or jump more than a line with wandering does, intervals were too narrow, and are taken so much wider. After conformal
/// prediction (Vovk et al., Algorithmic Learning in a Random World, 2005), by the middle error, so that one change of what a metric does is not held against what it does since.
/// </summary>
internal static class PastErrors
{
    private const int LeastRows = 64;
    private const int Parts = 16;
    private const int FirstPart = 6;
    private const double MostDoubt = 5;

    /// <summary>Of the normal distribution half lies within so many deviations.</summary>
    private const double MiddleError = 0.6745;

    /// <summary>How many times as far off as foretold the level was; at least 1.</summary>
    public static double DoubtOf(double[] level)
    {
        if (level.Length < LeastRows)
        {
            return 1;
        }

        var errors = new List<double>();
        for (var part = FirstPart; part < Parts - 1; part++)
        {
            var now = level.Length * part / Parts;
            var trend = RecentTrend.Of(level[..now]);
            foreach (var ahead in new[] { level.Length / Parts, level.Length / (Parts / 2) })
            {
                if (now + ahead <= level.Length)
                {
                    errors.Add(ErrorOf(trend, level, now, ahead));
                }
            }
        }

        return Math.Clamp(OrderStatistics.Median([.. errors]) / MiddleError, 1, MostDoubt);
    }

    /// <summary>In deviations of what was foretold.</summary>
    private static double ErrorOf(RecentTrend trend, double[] level, int now, int ahead)
    {
        // The middle of some rows, since a row has noise.
        var width = Math.Max(1, ahead / 4);
        var seen = OrderStatistics.Median(level.AsSpan(now + ahead - width, width).ToArray());
        var rows = ahead - ((width - 1) / 2.0);
        var spread = trend.SpreadAfter(rows) + (1.25 * trend.RowNoise * ((1 / Math.Sqrt(width)) + (1 / Math.Sqrt(Math.Max(4, trend.Rows / 4.0)))));
        return Math.Abs(seen - (trend.Level + (trend.Slope * rows))) / Math.Max(spread, 1e-300);
    }
}
