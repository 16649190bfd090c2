namespace AiOps.Bot.Detection.Features;

/// <summary>
/// How unlikely a count is: logarithms of upper tails, which stay exact where probabilities underflow. Summed from the definition
/// (Johnson, Kemp, Kotz, Univariate Discrete Distributions, chapters 4 and 5), from the count outward until terms vanish.
/// </summary>
internal static class TailProbability
{
    private const double Negligible = 1e-12;
    private const int MaxTerms = 100_000;

    /// <summary>ln P(X ≥ count) for a Poisson variable of the given mean.</summary>
    public static double LogPoisson(int count, double mean)
    {
        if (count <= 0 || mean <= 0)
        {
            return count <= 0 ? 0 : double.NegativeInfinity;
        }

        var first = (count * Math.Log(mean)) - mean - LogGamma(count + 1.0);
        return count <= mean ? 0 : first + Math.Log(SumFrom(count, j => mean / (j + 1)));
    }

    /// <summary>ln P(X ≥ count) for a negative binomial variable: variance = mean + mean² × dispersion.</summary>
    public static double LogNegativeBinomial(int count, double mean, double dispersion)
    {
        if (dispersion <= 0)
        {
            return LogPoisson(count, mean);
        }

        if (count <= 0 || count <= mean)
        {
            return 0;
        }

        var size = 1 / dispersion;
        var q = mean / (mean + size);
        var first = LogGamma(count + size) - LogGamma(size) - LogGamma(count + 1.0) + (size * Math.Log(1 - q)) + (count * Math.Log(q));
        return Math.Min(0, first + Math.Log(SumFrom(count, j => (j + size) / (j + 1) * q)));
    }

    private static double SumFrom(int count, Func<int, double> ratio)
    {
        var term = 1.0;
        var sum = 1.0;
        for (var j = count; j < count + MaxTerms && term > Negligible * sum; j++)
        {
            term *= ratio(j);
            sum += term;
        }

        return sum;
    }

    /// <summary>Stirling's series after shifting the argument up; about 1e-10 exact.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        while (x < 10)
        {
            shift -= Math.Log(x);
            x++;
        }

        var inverse = 1 / (x * x);
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + ((1.0 / 12) - (inverse / 360) + (inverse * inverse / 1260)) / x;
    }
}
