namespace AiOps.Bot.Core.Cards;

/// <summary>How many there usually are, from counts of comparable times. Robust: a few wild ones among them do not move it.</summary>
internal static class ExpectedCount
{
    // Makes the median absolute deviation of normal values their standard deviation.
    private const double Consistency = 1.4826;
    private const double Width = 3;
    private const double Regular = 0.8;

    /// <returns>Not numbers where there is nothing to compare with.</returns>
    public static (double Lower, double Upper) Of(IReadOnlyCollection<double> comparable)
    {
        if (comparable.Count == 0)
        {
            return (double.NaN, double.NaN);
        }

        if (comparable.Max() == 0)
        {
            return (0, 0);
        }

        var median = Median(comparable);
        var spread = Consistency * Median(comparable.Select(c => Math.Abs(c - median)));

        // Counts scatter at least as Poisson's do, except those of a job that keeps its time.
        var half = median >= 1 && comparable.Count(c => c == median) >= Regular * comparable.Count ? 0 : Width * Math.Max(spread, Math.Sqrt(Math.Max(median, 1)));
        return (Math.Max(0, Math.Floor(median - half)), Math.Ceiling(median + half));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
