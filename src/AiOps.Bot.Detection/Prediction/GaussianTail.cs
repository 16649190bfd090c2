namespace AiOps.Bot.Detection.Prediction;

/// <summary>Tails of the normal distribution.</summary>
internal static class GaussianTail
{
    /// <summary>Nothing is left of the tail there.</summary>
    private const double Far = 38;

    private static readonly double[] Terms = [0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368];

    /// <summary>The chance of more than so many deviations (error below 1.2e-7 of it: Press et al., Numerical Recipes, "erfcc").</summary>
    public static double Above(double deviations) => 0.5 * Erfc(deviations / Math.Sqrt(2));

    public static double Below(double deviations) => Above(-deviations);

    /// <summary>By how much more than so many deviations is exceeded on average, in deviations: the tail summed up from there on.</summary>
    public static double Excess(double deviations) => deviations switch
    {
        > Far => 0,
        < -Far => -deviations,
        _ => (Math.Exp(-deviations * deviations / 2) / Math.Sqrt(2 * Math.PI)) - (deviations * Above(deviations)),
    };

    private static double Erfc(double x)
    {
        var z = Math.Abs(x);
        var t = 1 / (1 + (0.5 * z));
        var sum = 0.0;
        foreach (var term in Terms)
        {
            sum = (sum * t) + term;
        }

        var tail = t * Math.Exp((-z * z) - 1.26551223 + (t * sum));
        return x >= 0 ? tail : 2 - tail;
    }
}
