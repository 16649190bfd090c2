using System.Numerics;
using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// Linear regression by least absolute deviations with a pull towards prior coefficients, by iteratively reweighted least squares (Schlossmacher 1973; smoothed near zero as in
/// Huber 1964). A tenth of rows far off hardly moves it, while least squares follows them.
/// </summary>
internal static class LeastAbsolute
{
    /// <summary>More change the fourth digit only.</summary>
    private const int Rounds = 12;

    /// <summary>Residuals below this share of the middle one are taken as alike, else one row would hold the fit.</summary>
    private const double Smooth = 0.1;

    private const double Tiny = 1e-12;
    private const int MostSorted = 500;

    /// <param name="features">Row by row, as many for each as there are coefficients.</param>
    /// <param name="targets">One a row.</param>
    /// <param name="weights">One a row, at least 0.</param>
    /// <param name="prior">What the coefficients are where the rows say nothing, and how much each is held to it, as a share of what the rows say.</param>
    public static double[] Fit(ReadOnlySpan<double> features, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights, (double[] Values, double[] Pulls) prior)
    {
        var coefficients = (double[])prior.Values.Clone();
        var (residuals, sizes) = (new double[targets.Length], new double[targets.Length]);
        for (var round = 0; round < Rounds; round++)
        {
            Residuals(features, targets, coefficients, residuals);
            var least = (Smooth * Middle(residuals)) + Tiny;
            for (var i = 0; i < residuals.Length; i++)
            {
                sizes[i] = weights[i] / Math.Max(Math.Abs(residuals[i]), least);
            }

            var step = Step(features, residuals, sizes, (prior.Values, prior.Pulls, coefficients));
            for (var i = 0; i < step.Length; i++)
            {
                coefficients[i] += double.IsFinite(step[i]) ? step[i] : 0;
            }
        }

        return coefficients;
    }

    /// <summary>The middle size of evenly chosen residuals: enough for where rows count as alike, and sorting all of them would be a third of the time.</summary>
    private static double Middle(double[] residuals)
    {
        var step = Math.Max(1, residuals.Length / MostSorted);
        var sizes = new double[((residuals.Length - 1) / step) + 1];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Math.Abs(residuals[i * step]);
        }

        return OrderStatistics.Median(sizes);
    }

    private static void Residuals(ReadOnlySpan<double> features, ReadOnlySpan<double> targets, double[] coefficients, double[] residuals)
    {
        for (var row = 0; row < targets.Length; row++)
        {
            residuals[row] = targets[row] - Dot(features.Slice(row * coefficients.Length, coefficients.Length), coefficients);
        }
    }

    public static double Dot(ReadOnlySpan<double> features, ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
        {
            sum += features[i] * coefficients[i];
        }

        return sum;
    }

    /// <summary>What is to be added to the coefficients: the weighted normal equations, solved.</summary>
    private static double[] Step(ReadOnlySpan<double> features, double[] residuals, double[] weights, (double[] Prior, double[] Pulls, double[] Now) held)
    {
        var width = held.Now.Length;
        var (flat, matrix, right) = (new double[width * width], new double[width, width], new double[width]);
        for (var row = 0; row < residuals.Length; row++)
        {
            var line = features.Slice(row * width, width);
            for (var i = 0; i < width; i++)
            {
                var weighted = weights[row] * line[i];
                right[i] += weighted * residuals[row];
                AddTimes(flat.AsSpan(i * width, width), line, weighted);
            }
        }

        Buffer.BlockCopy(flat, 0, matrix, 0, flat.Length * sizeof(double));
        for (var i = 0; i < width; i++)
        {
            var pull = (held.Pulls[i] * matrix[i, i]) + Tiny;
            matrix[i, i] += pull;
            right[i] += pull * (held.Prior[i] - held.Now[i]);
        }

        return Cholesky.Solve(matrix, right);
    }

    /// <summary>Several numbers at a time, each for itself: the width of the processor's registers changes no bit.</summary>
    private static void AddTimes(Span<double> sums, ReadOnlySpan<double> line, double weight)
    {
        var i = 0;
        for (; i <= sums.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(sums[i..]) + (new Vector<double>(line[i..]) * weight)).CopyTo(sums[i..]);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] += line[i] * weight;
        }
    }
}
