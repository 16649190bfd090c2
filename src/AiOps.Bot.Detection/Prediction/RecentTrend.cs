using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Prediction;

/// <summary>
/// The line that the latest rows follow: the longest stretch back from now on which one line (Theil 1950, Sen 1968) still meets its own last quarter. So a disk that began to fill an hour ago
/// is judged by that hour, and one that has filled for weeks by weeks.
/// </summary>
/// <param name="Rows">How many rows it is.</param>
/// <param name="Level">At the last row.</param>
/// <param name="Slope">A row.</param>
/// <param name="SlopeError">Standard error of the slope.</param>
/// <param name="Wander">Standard deviation of what the level wanders beside the line, a row; it grows with the root of time.</param>
internal sealed record RecentTrend(int Rows, double Level, double Slope, double SlopeError, double Wander)
{
    private const int LeastRows = 8;
    private const int MostBlocks = 32;
    private const double Growth = 1.4;

    /// <summary>Deviations of a quarter's middle residual that one line bears: one stretch in a thousand is cut short by chance.</summary>
    private const double Bearable = 3.3;

    private const double Normal = 1.4826;

    /// <summary>How many independent changes the slope and its error were learned from.</summary>
    public int Blocks { get; private init; }

    /// <summary>Standard deviation of the rows about the level.</summary>
    public double RowNoise { get; private init; }

    /// <summary>Standard deviation of what the level is so many rows ahead.</summary>
    public double SpreadAfter(double rows) => Math.Sqrt((SlopeError * SlopeError * rows * rows) + (Wander * Wander * rows));

    public static RecentTrend Of(double[] level)
    {
        var wander = WanderOf(level);
        var best = Fit(level, LeastRows);
        for (var rows = LeastRows * Growth; best.Rows < level.Length; rows *= Growth)
        {
            var next = Fit(level, Math.Min(level.Length, (int)rows));
            if (!Meets(next, level, wander))
            {
                break;
            }

            best = next;
        }

        wander = Math.Max(best.Wander, wander);
        var noise = Noise(level.AsSpan(level.Length - best.Rows));

        // Second differences of a wandering level with noise have variance 2w² + 6n².
        return best with { Wander = wander, RowNoise = Math.Sqrt(Math.Max(0, (noise * noise) - (wander * wander / 3))) };
    }

    /// <summary>Whether the last quarter lies about the line.</summary>
    /// <param name="wander">Of the level at any time: a stretch with a bend in it would call the bend wandering.</param>
    private static bool Meets(RecentTrend trend, double[] level, double wander)
    {
        var quarter = Math.Max(4, trend.Rows / 4);
        var noise = Noise(level.AsSpan(level.Length - trend.Rows));
        var residuals = new double[quarter];
        for (var i = 0; i < quarter; i++)
        {
            residuals[i] = level[^(i + 1)] - (trend.LineEnd - (trend.Slope * i));
        }

        // A median of n has an error of 1.25 / root n deviations.
        return Math.Abs(OrderStatistics.Median(residuals)) <= (Bearable * 1.25 * noise / Math.Sqrt(quarter)) + (Bearable * wander * Math.Sqrt(quarter)) + (0.02 * Math.Abs(trend.Slope) * trend.Rows);
    }

    /// <summary>Where the line of the whole stretch ends.</summary>
    private double LineEnd { get; init; }

    private static RecentTrend Fit(double[] level, int rows)
    {
        var latest = level.AsSpan(level.Length - rows);
        var length = Math.Max(1, rows / MostBlocks);
        var blocks = new double[rows / length];
        for (var i = 0; i < blocks.Length; i++)
        {
            // Blocks end at now.
            blocks[^(i + 1)] = OrderStatistics.Median(latest.Slice(rows - ((i + 1) * length), length).ToArray());
        }

        var slope = Slope1(blocks);
        var (wander, noise) = Components(blocks, slope);
        var count = blocks.Length;
        var error = Math.Sqrt((wander * wander / (count - 1)) + (12 * noise * noise / Math.Pow(count, 3)));
        var end = OrderStatistics.Median(blocks.Select((b, i) => b + (slope * (count - 1 - i))).ToArray()) + (slope * (length - 1) / 2.0 / length);
        var now = OrderStatistics.Median(blocks.TakeLast(Math.Max(3, count / 4)).Select((b, i) => b + (slope * (Math.Max(3, count / 4) - 1 - i))).ToArray()) + (slope * (length - 1) / 2.0 / length);
        return new(rows, now, slope / length, error / length, wander / Math.Sqrt(length)) { Blocks = count, LineEnd = end };
    }

    private static double Slope1(double[] blocks)
    {
        var slopes = new List<double>(blocks.Length * blocks.Length / 2);
        for (var i = 0; i < blocks.Length; i++)
        {
            for (var j = i + 1; j < blocks.Length; j++)
            {
                slopes.Add((blocks[j] - blocks[i]) / (j - i));
            }
        }

        return OrderStatistics.Median(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(slopes));
    }

    /// <summary>
    /// What of the changes stays (the level wanders) and what goes again (noise): changes of a wandering level with noise have variance w² + 2n² and covariance -n² with the next. Changes far
    /// off are cut first.
    /// </summary>
    private static (double Wander, double Noise) Components(double[] blocks, double slope)
    {
        var changes = blocks.Zip(blocks.Skip(1), (a, b) => b - a - slope).ToArray();
        var cut = 3 * Normal * OrderStatistics.Median(changes.Select(Math.Abs).ToArray());
        changes = [.. changes.Select(c => Math.Clamp(c, -cut, cut))];
        var variance = changes.Average(c => c * c);
        var covariance = changes.Zip(changes.Skip(1), (a, b) => a * b).Sum() / changes.Length;
        var noise = Math.Clamp(-covariance, 0, variance / 2);
        return (Math.Sqrt(Math.Max(0, variance - (2 * noise))), Math.Sqrt(noise));
    }

    /// <summary>
    /// How much the level wanders a row at most times, whatever it does now: changes over n rows have n - 1 times the wandering's variance more than changes over one, and the same of the noise.
    /// What may be an error of the estimate is not believed.
    /// </summary>
    private static double WanderOf(double[] level)
    {
        var rows = Math.Clamp(level.Length / 16, 2, 24);
        var (one, many) = (ChangeOver(level, 1), ChangeOver(level, rows));
        var doubt = 1 + (6 / Math.Sqrt(level.Length));
        return Math.Sqrt(Math.Max(0, ((many * many) - (doubt * one * one)) / (rows - 1)));
    }

    /// <summary>Robust deviation of changes over so many rows from their middle one.</summary>
    private static double ChangeOver(double[] level, int rows)
    {
        var changes = level.Zip(level.Skip(rows), (a, b) => b - a).ToArray();
        var middle = OrderStatistics.Median([.. changes]);
        return Normal * OrderStatistics.Median(changes.Select(c => Math.Abs(c - middle)).ToArray());
    }

    /// <summary>From second differences, which no line moves.</summary>
    private static double Noise(ReadOnlySpan<double> values)
    {
        var seconds = new double[values.Length - 2];
        for (var i = 0; i < seconds.Length; i++)
        {
            seconds[i] = Math.Abs(values[i] - (2 * values[i + 1]) + values[i + 2]);
        }

        return Normal * OrderStatistics.Median(seconds) / Math.Sqrt(6);
    }
}
