using AiOps.Bot.Detection.Tables;
using MathNet.Numerics.LinearAlgebra;

namespace AiOps.Bot.Detection.Scorers.Projections;

/// <summary>
/// Fits a <see cref="PcaResidual"/> so that anomalies in the training do not bend the plane towards themselves: after a first fit the tenth of the rows that lie farthest
/// out is left aside and the plane is fitted again (a concentration step as in the minimum covariance determinant; Rousseeuw, van Driessen 1999).
/// </summary>
/// <param name="kept">The share of the rows that the plane is fitted to again, above 0 to 1.</param>
public sealed class PcaResidualTrainer(double kept = 0.9) : ITableTrainer
{
    public const string FamilyName = "pca";
    private const int Concentrations = 3;

    /// <summary>Against directions in which nothing varies: a hundredth of the average spread.</summary>
    private const double Floor = 0.01;

    public string Name => FamilyName;

    public bool NeedsLabels => false;

    public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
    {
        var table = training.Table;
        var scaling = ColumnScaling.Of(table, settings.Seed);
        var scaled = scaling.Apply(table);
        var rows = Enumerable.Range(0, table.Rows).ToArray();
        var model = FitOn(scaling, scaled, rows, table.Width).Calibrated(scaled);
        for (var i = 0; i < Concentrations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scores = new double[table.Rows];
            model.Score(table.Values, scores);
            var near = rows.OrderBy(r => scores[r]).ThenBy(r => r).Take(Math.Max(2, (int)(kept * rows.Length))).Order().ToArray();
            model = FitOn(scaling, scaled, near, table.Width).Calibrated(scaled);
        }

        return model;
    }

    private static PcaResidual FitOn(ColumnScaling scaling, float[] scaled, int[] rows, int width)
    {
        var middle = new double[width];
        foreach (var row in rows)
        {
            for (var c = 0; c < width; c++)
            {
                middle[c] += scaled[(row * width) + c] / (double)rows.Length;
            }
        }

        var decomposed = Covariance(scaled, rows, middle).Evd(Symmetricity.Symmetric);
        var floor = Math.Max(Floor * decomposed.EigenValues.Sum(v => v.Real) / width, 1e-12);
        var spreads = decomposed.EigenValues.Select(v => Math.Max(v.Real, 0) + floor).ToArray();
        return new(scaling, middle, [.. Enumerable.Range(0, width).Select(k => decomposed.EigenVectors.Column(k).ToArray())], spreads);
    }

    private static Matrix<double> Covariance(float[] scaled, int[] rows, double[] middle)
    {
        var width = middle.Length;
        var sums = new double[width, width];
        var centred = new double[width];
        foreach (var row in rows)
        {
            for (var c = 0; c < width; c++)
            {
                centred[c] = scaled[(row * width) + c] - middle[c];
            }

            for (var a = 0; a < width; a++)
            {
                for (var b = a; b < width; b++)
                {
                    sums[a, b] += centred[a] * centred[b];
                }
            }
        }

        return Matrix<double>.Build.Dense(width, width, (a, b) => sums[Math.Min(a, b), Math.Max(a, b)] / rows.Length);
    }
}
