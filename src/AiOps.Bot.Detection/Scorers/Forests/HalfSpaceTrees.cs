using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// Streaming half-space trees (Tan, Ting, Liu: Fast Anomaly Detection for Streaming Data, IJCAI 2011): random trees that halve the range of random columns are made once;
/// what changes is how many of the last window's rows each node held. Rows that fall where few fell are anomalous. Constant time and memory; follows drift window by window.
/// </summary>
public sealed class HalfSpaceTrees : ITableScorer
{
    private const int MaxTrees = 1_000;
    private const int MaxDepth = 16;

    private readonly HalfSpaceOptions _options;
    private readonly int[] _features;
    private readonly float[] _cuts;
    private int[] _reference = [];
    private int[] _latest = [];
    private int _seen;

    /// <param name="low">By column: where its range is expected to begin.</param>
    /// <param name="high">By column: where it is expected to end. Values outside fall into the outermost half.</param>
    public HalfSpaceTrees(ReadOnlySpan<float> low, ReadOnlySpan<float> high, HalfSpaceOptions options, ulong seed)
    {
        (_options, Width) = (options, low.Length);
        var nodes = options.Trees * NodesPerTree;
        (_features, _cuts, _reference, _latest) = (new int[nodes], new float[nodes], new int[nodes], new int[nodes]);
        for (var tree = 0; tree < options.Trees; tree++)
        {
            var random = SplitMix.Of(seed, tree);
            var (from, to) = WorkRange(low, high, ref random);
            Halve(tree * NodesPerTree, 0, 0, (from, to), ref random);
        }
    }

    private HalfSpaceTrees(HalfSpaceOptions options, int width, int[] features, float[] cuts) => (_options, Width, _features, _cuts) = (options, width, features, cuts);

    public string Name => HalfSpaceTreesTrainer.FamilyName;

    public int Width { get; }

    private int NodesPerTree => (1 << (_options.Depth + 1)) - 1;

    /// <summary>Scores a row by the window before, then learns it.</summary>
    /// <returns>0 to 1; 0 while the first window fills up.</returns>
    public double Observe(ReadOnlySpan<float> row)
    {
        var score = _seen < _options.Window ? 0 : ScoreOf(row);
        for (var tree = 0; tree < _options.Trees; tree++)
        {
            var node = 0;
            for (var depth = 0; depth <= _options.Depth; depth++)
            {
                _latest[(tree * NodesPerTree) + node]++;
                node = depth < _options.Depth ? Step(tree, node, row) : node;
            }
        }

        if (++_seen % _options.Window == 0)
        {
            _latest.CopyTo(_reference, 0);
            Array.Clear(_latest);
        }

        return score;
    }

    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        TableShape.Check(Width, rows, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = ScoreOf(rows.Slice(i * Width, Width));
        }
    }

    internal static HalfSpaceTrees Load(ModelInput input)
    {
        var options = new HalfSpaceOptions(input.Number(1, MaxTrees), input.Number(1, MaxDepth), input.Number(1, int.MaxValue), input.Number(0, int.MaxValue));
        var (width, seen) = (input.Number(1, int.MaxValue), input.Number(0, int.MaxValue));
        var nodes = options.Trees * ((1 << (options.Depth + 1)) - 1);
        var features = input.Array<int>(nodes);
        return features.All(f => f >= 0 && f < width)
            ? new(options, width, features, input.Array<float>(nodes)) { _seen = seen, _reference = input.Array<int>(nodes), _latest = input.Array<int>(nodes) }
            : throw new FormatException("The trees of the model ask for columns that it does not have.");
    }

    internal void Save(ModelOutput output)
    {
        int[] numbers = [_options.Trees, _options.Depth, _options.Window, _options.SizeLimit, Width, _seen];
        foreach (var number in numbers)
        {
            output.Number(number);
        }

        output.Array<int>(_features);
        output.Array<float>(_cuts);
        output.Array<int>(_reference);
        output.Array<int>(_latest);
    }

    /// <summary>Mass = rows in the node times 2^depth, at the first node that holds few or at the deepest. An even spread has the mass of the window everywhere.</summary>
    private double ScoreOf(ReadOnlySpan<float> row)
    {
        var sum = 0.0;
        for (var tree = 0; tree < _options.Trees; tree++)
        {
            var (node, depth) = (0, 0);
            while (depth < _options.Depth && _reference[(tree * NodesPerTree) + node] > _options.SizeLimit)
            {
                node = Step(tree, node, row);
                depth++;
            }

            sum += Math.ScaleB(_reference[(tree * NodesPerTree) + node], depth);
        }

        var mass = sum / _options.Trees / _options.Window;
        return 1 / (1 + mass);
    }

    private int Step(int tree, int node, ReadOnlySpan<float> row)
    {
        var at = (tree * NodesPerTree) + node;
        return (2 * node) + 1 + (row[_features[at]] >= _cuts[at] ? 1 : 0);
    }

    private void Halve(int first, int node, int depth, (float[] From, float[] To) box, ref SplitMix random)
    {
        if (depth == _options.Depth)
        {
            return;
        }

        var feature = random.Next(Width);
        var middle = (float)(((double)box.From[feature] + box.To[feature]) / 2);
        (_features[first + node], _cuts[first + node]) = (feature, middle);
        var (from, to) = (box.From[feature], box.To[feature]);
        box.To[feature] = middle;
        Halve(first, (2 * node) + 1, depth + 1, box, ref random);
        (box.From[feature], box.To[feature]) = (middle, to);
        Halve(first, (2 * node) + 2, depth + 1, box, ref random);
        box.From[feature] = from;
    }

    /// <summary>The paper's: around a random point of the range, twice as wide as the longer way to its ends.</summary>
    private static (float[] From, float[] To) WorkRange(ReadOnlySpan<float> low, ReadOnlySpan<float> high, ref SplitMix random)
    {
        var (from, to) = (new float[low.Length], new float[low.Length]);
        for (var c = 0; c < low.Length; c++)
        {
            var range = Math.Max((double)high[c] - low[c], 1e-9);
            var share = random.NextDouble();
            var half = 2 * Math.Max(share, 1 - share) * range;
            var middle = low[c] + (share * range);
            (from[c], to[c]) = ((float)(middle - half), (float)(middle + half));
        }

        return (from, to);
    }
}
