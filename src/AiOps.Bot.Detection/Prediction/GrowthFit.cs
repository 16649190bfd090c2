namespace AiOps.Bot.Detection.Prediction;

/// <summary>
/// Counts that grow by a factor: Poisson regression on time with a logarithmic link (McCullagh and Nelder, Generalized Linear Models, 1989), its errors widened where counts vary more than
/// Poisson's. Of several stretches that end now the one on which growth is the surest counts.
/// </summary>
/// <param name="Rows">Of the stretch.</param>
/// <param name="Level">Logarithm of the count at the last row.</param>
/// <param name="Slope">Of the logarithm, a row.</param>
/// <param name="LevelVariance">Of <paramref name="Level"/>.</param>
/// <param name="Covariance">Of level and slope.</param>
/// <param name="SlopeVariance">Of <paramref name="Slope"/>.</param>
internal sealed record GrowthFit(int Rows, double Level, double Slope, double LevelVariance, double Covariance, double SlopeVariance)
{
    /// <summary>From a stretch that has seen a few doublings to an hour of minutes.</summary>
    private static readonly int[] Stretches = [10, 14, 20, 28, 40, 60];

    private const int MostSteps = 30;
    private const double Enough = 1e-9;
    private const double MostSlope = 2;

    /// <summary>The slope in its own errors.</summary>
    public double Sureness => SlopeVariance > 0 ? Slope / Math.Sqrt(SlopeVariance) : 0;

    /// <returns>Null where nothing grows, or a jump from one level to another says as much.</returns>
    public static GrowthFit? Of(ReadOnlySpan<double> counts)
    {
        GrowthFit? surest = null;
        foreach (var rows in Stretches)
        {
            if (rows <= counts.Length && Fit(counts[^rows..]) is { } fit && (surest is null || fit.Sureness > surest.Sureness))
            {
                surest = fit;
            }
        }

        return surest;
    }

    /// <summary>The chance that so many rows from now the level is at the limit or above it.</summary>
    public double ChanceAt(double rows, double logLimit)
    {
        var variance = LevelVariance + (2 * rows * Covariance) + (rows * rows * SlopeVariance);
        return GaussianTail.Above((logLimit - Level - (Slope * rows)) / Math.Sqrt(Math.Max(variance, 1e-12)));
    }

    private static GrowthFit? Fit(ReadOnlySpan<double> counts)
    {
        var total = 0.0;
        foreach (var count in counts)
        {
            total += count;
        }

        if (total == 0)
        {
            return null;
        }

        var (level, slope) = (Math.Log(total / counts.Length), 0.0);
        for (var step = 0; step < MostSteps; step++)
        {
            var (a, b, c, first, second) = Moments(counts, level, slope);
            var determinant = (a * c) - (b * b);
            if (determinant <= 0)
            {
                return null;
            }

            var (up, along) = (((c * first) - (b * second)) / determinant, ((a * second) - (b * first)) / determinant);
            (level, slope) = (level + Math.Clamp(up, -2, 2), Math.Clamp(slope + along, -MostSlope, MostSlope));
            if (Math.Abs(up) + Math.Abs(along) < Enough)
            {
                break;
            }
        }

        return slope > 0 && Likelihood(counts, level, slope) > JumpLikelihood(counts) ? Doubted(counts, level, slope) : null;
    }

    /// <summary>Fisher's information and the score's two parts.</summary>
    private static (double A, double B, double C, double First, double Second) Moments(ReadOnlySpan<double> counts, double level, double slope)
    {
        var (a, b, c, first, second) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            var time = i - counts.Length + 1;
            var expected = Math.Exp(Math.Clamp(level + (slope * time), -30, 30));
            (a, b, c) = (a + expected, b + (expected * time), c + (expected * time * time));
            (first, second) = (first + counts[i] - expected, second + ((counts[i] - expected) * time));
        }

        return (a, b, c, first, second);
    }

    private static GrowthFit Doubted(ReadOnlySpan<double> counts, double level, double slope)
    {
        var (a, b, c, _, _) = Moments(counts, level, slope);
        var (determinant, pearson) = ((a * c) - (b * b), 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            var expected = Math.Exp(Math.Clamp(level + (slope * (i - counts.Length + 1)), -30, 30));
            pearson += (counts[i] - expected) * (counts[i] - expected) / expected;
        }

        var dispersion = Math.Max(1, pearson / (counts.Length - 2));
        return new(counts.Length, level, slope, dispersion * c / determinant, -dispersion * b / determinant, dispersion * a / determinant);
    }

    private static double Likelihood(ReadOnlySpan<double> counts, double level, double slope)
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            var log = Math.Clamp(level + (slope * (i - counts.Length + 1)), -30, 30);
            sum += (counts[i] * log) - Math.Exp(log);
        }

        return sum;
    }

    /// <summary>Of the best jump from one level to another, less what its one parameter more is worth (Schwarz 1978).</summary>
    private static double JumpLikelihood(ReadOnlySpan<double> counts)
    {
        var (best, before, total) = (double.NegativeInfinity, 0.0, 0.0);
        foreach (var count in counts)
        {
            total += count;
        }

        for (var at = 1; at < counts.Length; at++)
        {
            before += counts[at - 1];
            best = Math.Max(best, Flat(before, at) + Flat(total - before, counts.Length - at));
        }

        return best - (Math.Log(counts.Length) / 2);
    }

    private static double Flat(double sum, int rows) => sum == 0 ? 0 : (sum * Math.Log(sum / rows)) - sum;
}
