using System.Numerics;
using System.Numerics.Tensors;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>Fits an <see cref="ExtendedIsolationForest"/> of full extension: every column takes part in every cut.</summary>
public sealed class ExtendedIsolationForestTrainer(int trees = 100, int sampleSize = 256) : ITableTrainer
{
    public const string FamilyName = "extended-isolation-forest";

    public string Name => FamilyName;

    public bool NeedsLabels => false;

    public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
    {
        var table = training.Table;
        var scaling = ColumnScaling.Of(table, settings.Seed);
        var size = Math.Min(sampleSize, table.Rows);
        var deepest = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, size)));
        var grown = new HyperplaneNode[trees];
        Parallel.For(0, trees, new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellationToken }, tree =>
        {
            var random = SplitMix.Of(settings.Seed, tree);
            var rows = random.Sample(table.Rows, size).Select(r => Scaled(scaling, table[r])).ToArray();
            grown[tree] = Grow(rows, deepest, 0, ref random);
        });
        return new ExtendedIsolationForest(scaling, [.. grown], table.Width, size);
    }

    private static float[] Scaled(ColumnScaling scaling, ReadOnlySpan<float> row)
    {
        var scaled = new float[row.Length];
        scaling.Apply(row, scaled);
        return scaled;
    }

    private static HyperplaneNode Grow(float[][] rows, int deepest, int depth, ref SplitMix random)
    {
        if (depth == deepest || rows.Length <= 1)
        {
            return new(null, 0, depth + PathLength.Of(rows.Length));
        }

        var (normal, offset) = Cut(rows, ref random);
        var left = rows.Where(r => TensorPrimitives.Dot(r, normal) <= offset).ToArray();
        var right = rows.Where(r => TensorPrimitives.Dot(r, normal) > offset).ToArray();
        return new(normal, offset, 0, Grow(left, deepest, depth + 1, ref random), Grow(right, deepest, depth + 1, ref random));
    }

    /// <summary>A random slope through a random point of the box around the rows.</summary>
    private static (float[] Normal, double Offset) Cut(float[][] rows, ref SplitMix random)
    {
        var width = rows[0].Length;
        var (normal, point) = (new float[width], new float[width]);
        for (var c = 0; c < width; c++)
        {
            var (low, high) = (rows.Min(r => r[c]), rows.Max(r => r[c]));
            normal[c] = (float)random.NextNormal();
            point[c] = (float)(low + (random.NextDouble() * (high - low)));
        }

        return (normal, TensorPrimitives.Dot(point, normal));
    }
}
