using System.Collections.Immutable;
using System.Numerics.Tensors;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// Isolation forest whose cuts have any slope (Hariri, Carrasco Kind, Brunner: Extended Isolation Forest, IEEE TKDE 2021): no ghost clusters where the axes' projections
/// of two groups cross. Columns are put on one scale first, since a slope mixes them.
/// </summary>
public sealed class ExtendedIsolationForest : ITableScorer
{
    private const int MaxTrees = 1_000_000;

    private readonly ColumnScaling _scaling;
    private readonly ImmutableArray<HyperplaneNode> _trees;
    private readonly double _scale;

    internal ExtendedIsolationForest(ColumnScaling scaling, ImmutableArray<HyperplaneNode> trees, int width, int sampleSize)
        : this(scaling, trees, width, PathLength.Of(sampleSize) * trees.Length)
    {
    }

    private ExtendedIsolationForest(ColumnScaling scaling, ImmutableArray<HyperplaneNode> trees, int width, double scale) =>
        (_scaling, _trees, Width, _scale) = (scaling, trees, width, scale);

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

    internal static ExtendedIsolationForest Load(ModelInput input)
    {
        var scaling = ColumnScaling.Load(input);
        var (count, scale) = (input.Number(0, MaxTrees), input.Real());
        return new(scaling, [.. Enumerable.Range(0, count).Select(_ => HyperplaneNode.Load(input, scaling.Columns))], scaling.Columns, scale);
    }

    internal void Save(ModelOutput output)
    {
        _scaling.Save(output);
        output.Number(_trees.Length);
        output.Number(_scale);
        foreach (var tree in _trees)
        {
            tree.Save(output);
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
