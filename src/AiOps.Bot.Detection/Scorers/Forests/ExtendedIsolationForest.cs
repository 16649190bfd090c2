using System.Collections.Immutable;
using System.Numerics.Tensors;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// Isolation forest whose cuts have any slope (Hariri, Carrasco Kind, Brunner: Extended Isolation Forest, IEEE TKDE 2021): no ghost clusters where the axes' projections
/// of two groups cross. Columns are put on one scale first, since a slope mixes them.
/// </summary>
public sealed class ExtendedIsolationForest : ITableScorer
{
    private readonly ColumnScaling _scaling;
    private readonly ImmutableArray<HyperplaneNode> _trees;
    private readonly double _scale;

    internal ExtendedIsolationForest(ColumnScaling scaling, ImmutableArray<HyperplaneNode> trees, int width, int sampleSize)
    {
        (_scaling, _trees, Width) = (scaling, trees, width);
        _scale = PathLength.Of(sampleSize) * trees.Length;
    }

    public string Name => ExtendedIsolationForestTrainer.FamilyName;

    public int Width { get; }

    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        TableShape.Check(Width, rows, scores);
        var scaled = new float[Width];
        for (var i = 0; i < scores.Length; i++)
        {
            _scaling.Apply(rows.Slice(i * Width, Width), scaled);
            var sum = 0.0;
            foreach (var tree in _trees)
            {
                sum += LengthOf(tree, scaled);
            }

            scores[i] = _scale > 0 ? Math.Pow(2, -sum / _scale) : 0.5;
        }
    }

    private static double LengthOf(HyperplaneNode node, ReadOnlySpan<float> row)
    {
        while (node.Normal is { } normal)
        {
            node = TensorPrimitives.Dot(row, normal) <= node.Offset ? node.Left! : node.Right!;
        }

        return node.Length;
    }
}
