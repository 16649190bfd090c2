namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>What is normal for a series: its median, and how far it strays from it.</summary>
/// <param name="Scale">Never zero.</param>
internal readonly record struct NormalRange(double Median, double Scale)
{
    // For a normal distribution the standard deviation is 1.4826 median absolute deviations, and the middle 95 % span 3.92 of it. Half of what these say counts,
    // since single strays swell them.
    private const double PerDeviation = 1.4826;
    private const double Middle95 = 2 * 3.92;
    private const double Low = 0.025;
    private const double High = 0.975;

    /// <summary>
    /// The wider of two robust estimates: the deviation of the middle half alone is nothing for series that are nearly always constant, and the spread of the
    /// middle 95 % is too narrow where few values stray. The floor keeps a constant series from making every change infinite.
    /// </summary>
    public static NormalRange Of(IReadOnlyCollection<double> values, Func<double, double> floor)
    {
        var sorted = values.Order().ToArray();
        var median = Quantile(sorted, 0.5);
        var deviation = PerDeviation * Quantile([.. sorted.Select(v => Math.Abs(v - median)).Order()], 0.5);
        var spread = (Quantile(sorted, High) - Quantile(sorted, Low)) / Middle95;
        return new(median, Math.Max(Math.Max(deviation, spread), floor(median)));
    }

    public double Deviation(double value) => value - Median;

    public double ZOf(double value) => (value - Median) / Scale;

    /// <summary>
    /// Whether a stretch of values is worse than what the normal period shows. Where that is long enough, by counting: of its stretches of the same length hardly any may have as
    /// bad a mean. That holds whatever the distribution; only where it is short one value beyond three deviations must do.
    /// </summary>
    /// <param name="values">In order of time, at least one.</param>
    /// <param name="normal">In order of time.</param>
    public bool IsUnusual(IReadOnlyList<double> values, IReadOnlyList<double> normal)
    {
        var stretches = normal.Count - values.Count + 1;
        if (stretches < EnoughStretches)
        {
            return values.Max(ZOf) > 3;
        }

        var (mean, sum, asBad) = (values.Average(), normal.Take(values.Count).Sum(), 0);
        for (var i = 0; i < stretches; i++)
        {
            asBad += sum / values.Count >= mean ? 1 : 0;
            sum += i + values.Count < normal.Count ? normal[i + values.Count] - normal[i] : 0;
        }

        return asBad <= RareShare * stretches;
    }

    // Fewer cannot show that something happens in three of a hundred.
    private const int EnoughStretches = 60;

    // Quiet in 95 of 100 normal stretches, with something to spare since a normal period drifts.
    private const double RareShare = 0.03;

    /// <summary>By linear interpolation between the neighbours.</summary>
    public static double Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 0)
        {
            return 0;
        }

        var at = share * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (at - below));
    }
}
