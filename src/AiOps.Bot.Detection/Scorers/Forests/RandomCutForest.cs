using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// Random cut forest (Guha et al., ICML 2016) over a table: how many of the rows of a tree's sample would move up, were the row not among them, on average over random cuts and trees. A cut falls the more
/// often along a column the longer the rows' box is there, so columns that tell nothing do not take cuts from those that do; columns are put on one scale before.
/// </summary>
public sealed class RandomCutForest : ITableScorer
{
    private const int MostTrees = 1_000;
    private const int LargestSample = 4_096;

    private readonly ColumnScaling _scaling;
    private readonly RandomCutTree[] _trees;
    private readonly int _sampleSize;
    private TailScale _tail = new(1);

    internal RandomCutForest(ColumnScaling scaling, RandomCutTree[] trees, int sampleSize) => (_scaling, _trees, _sampleSize) = (scaling, trees, sampleSize);

    public string Name => RandomCutForestTrainer.FamilyName;

    public int Width => _scaling.Columns;

    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        TableShape.Check(Width, rows, scores);
        var scaled = new float[Width];
        for (var i = 0; i < scores.Length; i++)
        {
            _scaling.Apply(rows.Slice(i * Width, Width), scaled);
            scores[i] = _tail.Of(DisplacementOf(scaled));
        }
    }

    internal static RandomCutForest Load(ModelInput input)
    {
        var scaling = ColumnScaling.Load(input);
        var (trees, sampleSize) = (input.Number(1, MostTrees), input.Number(2, LargestSample));
        RandomCutTree[] loaded = [.. Enumerable.Range(0, trees).Select(_ => RandomCutTree.Load(input, sampleSize, scaling.Columns))];
        return new(scaling, loaded, sampleSize) { _tail = new(input.Real()) };
    }

    internal void Save(ModelOutput output)
    {
        _scaling.Save(output);
        output.Number(_trees.Length);
        output.Number(_sampleSize);
        foreach (var tree in _trees)
        {
            tree.Save(output);
        }

        output.Number(_tail.Half);
    }

    internal RandomCutForest Calibrated(ReadOnlySpan<float> scaled)
    {
        var raw = new double[scaled.Length / Width];
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = DisplacementOf(scaled.Slice(i * Width, Width));
        }

        _tail = TailScale.Of(raw);
        return this;
    }

    private double DisplacementOf(ReadOnlySpan<float> scaled)
    {
        var sum = 0.0;
        foreach (var tree in _trees)
        {
            sum += tree.ExpectedDisplacement(scaled);
        }

        return sum / _trees.Length;
    }
}
