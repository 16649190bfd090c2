namespace AiOps.Bot.Core.Investigations.Ranking.Onsets;

/// <summary>Median and spread of normal values, robust against single bad ones.</summary>
internal readonly record struct NormalRange(double Median, double Spread)
{
    /// <summary>MAD × 1.4826 estimates the standard deviation of normally distributed values.</summary>
    private const double ToDeviations = 1.4826;

    /// <summary>The range of some dozens of normally distributed values is about four to five deviations; half of that guards against a MAD of zero.</summary>
    private const double RangeInDeviations = 8;

    /// <summary>Under five percent of the level nobody is harmed.</summary>
    private const double ShareOfLevel = 0.05;

    private const double Smallest = 1e-9;

    public double Z(double value) => (value - Median) / Spread;

    public static NormalRange Of(IReadOnlyList<double> values)
    {
        var median = MedianOf(values);
        var mad = MedianOf([.. values.Select(v => Math.Abs(v - median))]) * ToDeviations;
        var range = (values.Max() - values.Min()) / RangeInDeviations;
        return new(median, Math.Max(Math.Max(mad, range), Math.Max(ShareOfLevel * Math.Abs(median), Smallest)));
    }

    public static double MedianOf(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
