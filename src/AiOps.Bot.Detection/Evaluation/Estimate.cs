namespace AiOps.Bot.Detection.Evaluation;

/// <summary>A figure with its 95 % interval; null where there is nothing to measure it on.</summary>
public readonly record struct Estimate(double? Value, double? Low, double? High)
{
    /// <summary>Draws that the interval leaves out at either end: 2.5 %.</summary>
    private const double Tail = 0.025;

    /// <summary>By the percentiles of figures on rows that were drawn again (Efron 1979). Draws on which there is nothing to measure count for nothing.</summary>
    internal static Estimate Of(double value, double[] drawn)
    {
        var sorted = drawn.Where(double.IsFinite).Order().ToArray();
        if (!double.IsFinite(value) || sorted.Length == 0)
        {
            return default;
        }

        var aside = (int)(sorted.Length * Tail);
        return new(Rounded(value), Rounded(sorted[aside]), Rounded(sorted[^(aside + 1)]));
    }

    /// <summary>More digits than the interval has would say nothing.</summary>
    private static double Rounded(double value) => Math.Round(value, 4);
}
