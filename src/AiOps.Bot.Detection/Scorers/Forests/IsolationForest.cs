using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// Isolation forest (Liu, Ting, Zhou: Isolation Forest, ICDM 2008). Rows that few random cuts set apart are anomalous. Score = 2^(-mean path length / c(sample size)):
/// about 0.5 for ordinary rows, towards 1 for lonely ones.
/// </summary>
public sealed class IsolationForest : ITableScorer
{
    private const int Chunk = 4096;
    private const int MaxDepth = 24;

    private readonly IsolationTrees _trees;
    private readonly double _scale;

    internal IsolationForest(IsolationTrees trees, int sampleSize)
    {
        _trees = trees;
        SampleSize = sampleSize;
        _scale = PathLength.Of(sampleSize) * trees.Count;
    }

    public string Name => IsolationForestTrainer.FamilyName;

    public int Width => _trees.Width;

    /// <summary>How many rows each tree was grown on.</summary>
    public int SampleSize { get; }

    internal IsolationTrees Trees => _trees;

    internal static IsolationForest Load(ModelInput input)
    {
        var (sample, depth, width) = (input.Number(1, int.MaxValue), input.Number(0, MaxDepth), input.Number(1, int.MaxValue / IsolationNode.Side));
        var trees = new IsolationTrees(depth, width, input.Array<IsolationNode>(), input.Array<float>());
        var isWhole = trees.Leaves.Length % trees.LeavesPerTree == 0 && trees.Nodes.Length == trees.Count * trees.NodesPerTree;
        var isInside = trees.Nodes.All(n => n.Place >= 0 && n.Place < width * IsolationNode.Side && n.Place % IsolationNode.Side == 0);
        return isWhole && isInside ? new(trees, sample) : throw new FormatException("The trees of the model do not fit together.");
    }

    internal void Save(ModelOutput output)
    {
        output.Number(SampleSize);
        output.Number(_trees.Depth);
        output.Number(_trees.Width);
        output.Array<IsolationNode>(_trees.Nodes);
        output.Array<float>(_trees.Leaves);
    }

    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        TableShape.Check(Width, rows, scores);

        Span<float> sums = stackalloc float[Math.Min(Chunk, scores.Length)];
        for (var first = 0; first < scores.Length; first += Chunk)
        {
            var count = Math.Min(Chunk, scores.Length - first);
            IsolationTraversal.Sum(_trees, rows.Slice(first * Width, count * Width), sums[..count]);
            for (var i = 0; i < count; i++)
            {
                scores[first + i] = _scale > 0 ? Math.Exp(-Math.Log(2) * sums[i] / _scale) : 0.5;
            }
        }
    }
}
