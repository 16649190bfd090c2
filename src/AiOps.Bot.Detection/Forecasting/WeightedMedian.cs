namespace AiOps.Bot.Detection.Forecasting;

/// <summary>What as much weight lies below as above. One value that lies far off does not move it.</summary>
internal static class WeightedMedian
{
    private const double Rounding = 1e-12;

    /// <param name="values">At least one; sorted in place.</param>
    /// <param name="weights">At least 0, not all of them 0; moved with the values.</param>
    public static double Of(Span<double> values, Span<double> weights)
    {
        values.Sort(weights);
        var half = 0.0;
        foreach (var weight in weights)
        {
            half += weight / 2;
        }

        var (sum, rounding) = (0.0, half * Rounding);
        for (var i = 0; i < values.Length - 1; i++)
        {
            sum += weights[i];
            if (sum >= half - rounding)
            {
                // Exactly half lies below: the middle of the two, as of an even number of equal weights.
                return sum <= half + rounding ? (values[i] / 2) + (values[i + 1] / 2) : values[i];
            }
        }

        return values[^1];
    }
}
