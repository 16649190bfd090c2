using System.Numerics.Tensors;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Margins;

/// <summary>
/// Fits a <see cref="OneClassSvm"/> exactly, by sequential minimal optimisation with the choice of the pair that violates the conditions most (Fan, Chen, Lin, JMLR
/// 2005, as in LIBSVM). Quadratic in the rows: of larger tables a sample is taken.
/// </summary>
/// <param name="nu">About the share of the rows that may lie outside, above 0 to 1.</param>
/// <param name="gamma">How quickly likeness fades with distance, as a multiple of what scikit-learn calls "scale".</param>
public sealed class OneClassSvmTrainer(double nu = 0.1, int maxRows = 3000, double gamma = 1) : ITableTrainer
{
    public const string FamilyName = "one-class-svm";
    private const double Tolerance = 1e-4;
    private const int MaxSteps = 2_000_000;

    public string Name => FamilyName;

    public bool NeedsLabels => false;

    public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
    {
        var scaling = ColumnScaling.Of(training.Table, settings.Seed);
        var table = training.Table.Rows <= maxRows ? training.Table : training.Table.Pick([.. new SplitMix(settings.Seed).Sample(training.Table.Rows, maxRows).Order()]);
        var scaled = scaling.Apply(table);
        var fading = gamma * GammaOf(scaled, table.Width);
        var kernel = Kernel(scaled, table.Width, fading);
        var (alphas, rho) = Solve(kernel, table.Rows, cancellationToken);
        var kept = Enumerable.Range(0, table.Rows).Where(i => alphas[i] > 0).ToArray();
        var vectors = new float[kept.Length * table.Width];
        for (var i = 0; i < kept.Length; i++)
        {
            scaled.AsSpan(kept[i] * table.Width, table.Width).CopyTo(vectors.AsSpan(i * table.Width));
        }

        return new OneClassSvm(scaling, vectors, [.. kept.Select(i => alphas[i])], (fading, rho));
    }

    /// <summary>1 / (columns x variance of all values), scikit-learn's "scale".</summary>
    private static double GammaOf(float[] scaled, int width)
    {
        var mean = scaled.Average(v => (double)v);
        var variance = scaled.Average(v => (v - mean) * (v - mean));
        return 1 / (width * (variance > 0 ? variance : 1));
    }

    private static float[] Kernel(float[] scaled, int width, double gamma)
    {
        var rows = scaled.Length / width;
        var kernel = new float[rows * rows];
        for (var i = 0; i < rows; i++)
        {
            for (var j = i; j < rows; j++)
            {
                var distance = (double)TensorPrimitives.Distance(scaled.AsSpan(i * width, width), scaled.AsSpan(j * width, width));
                kernel[(i * rows) + j] = kernel[(j * rows) + i] = (float)Math.Exp(-gamma * distance * distance);
            }
        }

        return kernel;
    }

    private (double[] Alphas, double Rho) Solve(float[] kernel, int rows, CancellationToken cancellationToken)
    {
        var alphas = Start(rows);
        var gradient = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < rows && alphas[j] > 0; j++)
            {
                gradient[i] += alphas[j] * kernel[(i * rows) + j];
            }
        }

        for (var step = 0; step < MaxSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (up, down) = MostViolating(alphas, gradient);
            if (up < 0 || down < 0 || gradient[down] - gradient[up] < Tolerance)
            {
                break;
            }

            Move(kernel, alphas, gradient, (up, down));
        }

        return (alphas, Rho(alphas, gradient));
    }

    /// <summary>LIBSVM's start: the first ν·n rows carry the whole weight.</summary>
    private double[] Start(int rows)
    {
        var alphas = new double[rows];
        var weight = Math.Max(1, nu * rows);
        for (var i = 0; i < rows && weight > 0; i++)
        {
            alphas[i] = Math.Min(1, weight);
            weight -= alphas[i];
        }

        return alphas;
    }

    private static (int Up, int Down) MostViolating(double[] alphas, double[] gradient)
    {
        var (up, down) = (-1, -1);
        for (var i = 0; i < alphas.Length; i++)
        {
            if (alphas[i] < 1 && (up < 0 || gradient[i] < gradient[up]))
            {
                up = i;
            }

            if (alphas[i] > 0 && (down < 0 || gradient[i] > gradient[down]))
            {
                down = i;
            }
        }

        return (up, down);
    }

    private static void Move(float[] kernel, double[] alphas, double[] gradient, (int Up, int Down) pair)
    {
        var rows = alphas.Length;
        var (i, j) = pair;
        var curvature = Math.Max(2 - (2.0 * kernel[(i * rows) + j]), 1e-12);
        var by = Math.Min((gradient[j] - gradient[i]) / curvature, Math.Min(1 - alphas[i], alphas[j]));
        alphas[i] += by;
        alphas[j] -= by;
        for (var k = 0; k < rows; k++)
        {
            gradient[k] += by * (kernel[(i * rows) + k] - (double)kernel[(j * rows) + k]);
        }
    }

    /// <summary>The gradient of the free weights; between the bounds where none is free.</summary>
    private static double Rho(double[] alphas, double[] gradient)
    {
        var free = Enumerable.Range(0, alphas.Length).Where(i => alphas[i] is > 0 and < 1).Select(i => gradient[i]).ToArray();
        if (free.Length > 0)
        {
            return free.Average();
        }

        var above = Enumerable.Range(0, alphas.Length).Where(i => alphas[i] <= 0).Select(i => gradient[i]).DefaultIfEmpty(0).Min();
        var below = Enumerable.Range(0, alphas.Length).Where(i => alphas[i] >= 1).Select(i => gradient[i]).DefaultIfEmpty(0).Max();
        return (above + below) / 2;
    }
}
