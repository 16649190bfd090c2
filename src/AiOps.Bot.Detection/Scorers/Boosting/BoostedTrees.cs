using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>
/// Gradient-boosted trees of second order (Chen, Guestrin: XGBoost, KDD 2016). The score is the probability that a row is anomalous, as learned from labelled rows.
/// </summary>
public sealed class BoostedTrees : ITableScorer
{
    private readonly ImmutableArray<BoostedTree> _trees;

    internal BoostedTrees(ImmutableArray<BoostedTree> trees, int width, double baseMargin) => (_trees, Width, BaseMargin) = (trees, width, baseMargin);

    public string Name => BoostedTreesTrainer.FamilyName;

    public int Width { get; }

    /// <summary>Log odds before the first tree.</summary>
    public double BaseMargin { get; }

    /// <summary>What the margin is turned into.</summary>
    public BoostingObjective Objective { get; internal init; } = BoostingObjective.BinaryLogistic;

    internal ImmutableArray<BoostedTree> Trees => _trees;

    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        TableShape.Check(Width, rows, scores);

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Objective.Of(Margin(rows.Slice(i * Width, Width)));
        }
    }

    /// <summary>Sum over the trees in single precision, as XGBoost sums.</summary>
    public float Margin(ReadOnlySpan<float> row)
    {
        var sum = (float)BaseMargin;
        foreach (var tree in _trees)
        {
            sum += tree.ValueOf(row);
        }

        return sum;
    }
}
