namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>Medians and the like, in place.</summary>
internal static class OrderStatistics
{
    /// <summary>The median of the values, which are sorted by it; not a number of none.</summary>
    public static double Median(Span<double> values)
    {
        if (values.Length == 0)
        {
            return double.NaN;
        }

        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (0.5 * values[middle - 1]) + (0.5 * values[middle]);
    }
}
