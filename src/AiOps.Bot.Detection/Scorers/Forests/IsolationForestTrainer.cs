using System.Numerics;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// Fits an <see cref="IsolationForest"/>. 256 rows a tree are the paper's figure. Twice its 100 trees halve what the
/// seed adds to or takes from a score.
/// </summary>
public sealed class IsolationForestTrainer(int trees = 200, int sampleSize = 256) : ITableTrainer
{
    public const string FamilyName = "isolation-forest";

    public string Name => FamilyName;

    public bool NeedsLabels => false;

    public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
    {
        var table = training.Table;
        var size = Math.Min(sampleSize, table.Rows);
        var depth = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, size)));
        var grown = new IsolationTrees(depth, table.Width, new IsolationNode[trees * ((1 << depth) - 1)], new float[trees << depth]);
        Parallel.For(0, trees, new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellationToken },
            tree => new IsolationTreeGrowing(table, grown, tree, SplitMix.Of(settings.Seed, tree)).Grow(size));
        return new IsolationForest(grown, size);
    }
}
