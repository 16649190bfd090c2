using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>Fits a <see cref="RandomCutForest"/>: each tree on a random sample of the rows.</summary>
public sealed class RandomCutForestTrainer(RandomCutOptions? options = null) : ITableTrainer
{
    public const string FamilyName = "random-cut-forest";

    /// <summary>Values that all trees hold together, points and boxes: 256 MB. Of wide tables there are fewer trees, ten at least.</summary>
    private const long MostValues = 1L << 26;

    private const int FewestTrees = 10;

    /// <summary>More rows do not make the tail any clearer.</summary>
    private const int CalibrationRows = 10_000;

    private readonly RandomCutOptions _options = options ?? new();

    public string Name => FamilyName;

    public bool NeedsLabels => false;

    public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
    {
        var table = training.Table;
        var scaling = ColumnScaling.Of(table, settings.Seed);
        var size = Math.Max(2, Math.Min(_options.SampleSize, table.Rows));
        var trees = new RandomCutTree[Math.Max(Math.Min(FewestTrees, _options.Trees), (int)Math.Min(_options.Trees, MostValues / (3L * size * table.Width)))];
        Parallel.For(0, trees.Length, new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellationToken },
            tree => trees[tree] = Grow(table, scaling, size, SplitMix.Of(settings.Seed, tree)));
        var sample = table.Rows <= CalibrationRows ? table : table.Pick([.. new SplitMix(settings.Seed).Sample(table.Rows, CalibrationRows).Order()]);
        return new RandomCutForest(scaling, trees, size).Calibrated(scaling.Apply(sample));
    }

    private static RandomCutTree Grow(FeatureTable table, ColumnScaling scaling, int size, SplitMix random)
    {
        var tree = new RandomCutTree(size, table.Width);
        var scaled = new float[table.Width];
        foreach (var row in random.Sample(table.Rows, size))
        {
            scaling.Apply(table[row], scaled);
            tree.Insert(scaled, ref random);
        }

        return tree;
    }
}
