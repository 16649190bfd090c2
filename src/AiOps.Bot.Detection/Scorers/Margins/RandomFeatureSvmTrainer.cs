using System.Numerics.Tensors;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Margins;

/// <summary>Fits a <see cref="RandomFeatureSvm"/> by averaged stochastic subgradient steps (Pegasos: Shalev-Shwartz et al., ICML 2007) on the one-class objective.</summary>
public sealed class RandomFeatureSvmTrainer(double nu = 0.1, int features = 256) : ITableTrainer
{
    public const string FamilyName = "random-feature-svm";
    private const int Steps = 100_000;

    public string Name => FamilyName;

    public bool NeedsLabels => false;

    public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
    {
        var table = training.Table;
        var scaling = ColumnScaling.Of(table, settings.Seed);
        var random = new SplitMix(settings.Seed);
        var sample = table.Pick([.. random.Sample(table.Rows, 20_000).Order()]);
        var scaled = scaling.Apply(sample);
        var mean = scaled.Average(v => (double)v);
        var variance = scaled.Average(v => (v - mean) * (v - mean));
        var lift = new RandomFeatures(features, table.Width, 1 / (table.Width * (variance > 0 ? variance : 1)), settings.Seed);
        var lifted = new float[sample.Rows * features];
        for (var row = 0; row < sample.Rows; row++)
        {
            lift.Lift(scaled.AsSpan(row * table.Width, table.Width), lifted.AsSpan(row * features, features));
        }

        var (weights, rho) = Descend(lifted, random, cancellationToken);
        return new RandomFeatureSvm(scaling, lift, weights, rho);
    }

    /// <summary>Minimises 1/2 |w|² - ρ + mean(max(0, ρ - w·z)) / ν.</summary>
    private (float[] Weights, double Rho) Descend(float[] lifted, SplitMix random, CancellationToken cancellationToken)
    {
        var rows = lifted.Length / features;
        var (weights, average) = (new float[features], new float[features]);
        var rho = 0.0;
        for (var step = 1; step <= Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = lifted.AsSpan(random.Next(rows) * features, features);
            var rate = 1.0 / (step + 100);
            var isOutside = TensorPrimitives.Dot(weights, row) < rho;
            TensorPrimitives.Multiply(weights, (float)(1 - rate), weights);
            if (isOutside)
            {
                TensorPrimitives.MultiplyAdd(row, (float)(rate / nu), weights, weights);
            }

            rho += rate * (1 - (isOutside ? 1 / nu : 0));
            if (step > Steps / 2)
            {
                TensorPrimitives.MultiplyAdd(weights, 2f / Steps, average, average);
            }
        }

        return (average, Border(lifted, average));
    }

    /// <summary>The share ν of the training lies outside.</summary>
    private double Border(float[] lifted, float[] weights)
    {
        var inside = Enumerable.Range(0, lifted.Length / features).Select(r => TensorPrimitives.Dot(weights, lifted.AsSpan(r * features, features))).Order().ToArray();
        return inside[(int)(nu * (inside.Length - 1))];
    }
}
