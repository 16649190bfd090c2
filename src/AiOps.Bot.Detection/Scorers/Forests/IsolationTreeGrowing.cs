using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>Grows one isolation tree on a sample: a random feature that varies, cut at a random place between its smallest and its largest value.</summary>
internal struct IsolationTreeGrowing(FeatureTable table, IsolationTrees trees, int tree, SplitMix random)
{
    private readonly int[] _features = new int[table.Width];
    private SplitMix _random = random;

    public void Grow(int sampleSize) => Grow(_random.Sample(table.Rows, sampleSize), 0, 0);

    private void Grow(Span<int> rows, int node, int depth)
    {
        if (depth == trees.Depth || rows.Length <= 1 || !TrySplit(rows, out var split))
        {
            Close(node, depth, (float)(depth + PathLength.Of(rows.Length)));
            return;
        }

        trees.Nodes[(tree * trees.NodesPerTree) + node] = split;
        var middle = Part(rows, split);
        Grow(rows[..middle], (2 * node) + 1, depth + 1);
        Grow(rows[middle..], (2 * node) + 2, depth + 1);
    }

    private void Close(int node, int depth, float length)
    {
        for (; depth < trees.Depth; depth++)
        {
            trees.Nodes[(tree * trees.NodesPerTree) + node] = IsolationNode.Through;
            node = (2 * node) + 1;
        }

        trees.Leaves[(tree * trees.LeavesPerTree) + node - trees.NodesPerTree] = length;
    }

    /// <summary>Tries features in random order until one varies.</summary>
    private bool TrySplit(ReadOnlySpan<int> rows, out IsolationNode split)
    {
        for (var i = 0; i < _features.Length; i++)
        {
            _features[i] = i;
        }

        for (var left = _features.Length; left > 0; left--)
        {
            var drawn = _random.Next(left);
            var feature = _features[drawn];
            _features[drawn] = _features[left - 1];
            var (low, high) = Range(rows, feature);
            if (low < high)
            {
                split = new(feature * IsolationNode.Side, Between(low, high));
                return true;
            }
        }

        split = default;
        return false;
    }

    private readonly (float Low, float High) Range(ReadOnlySpan<int> rows, int feature)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var row in rows)
        {
            var value = table[row][feature];
            low = value < low ? value : low;
            high = value > high ? value : high;
        }

        return (low, high);
    }

    /// <returns>More than the lowest and at most the highest value, so that both sides get a row.</returns>
    private float Between(float low, float high)
    {
        var cut = (float)(low + (_random.NextDouble() * ((double)high - low)));
        return cut > low ? cut : high;
    }

    /// <returns>How many rows go left; they are put first.</returns>
    private readonly int Part(Span<int> rows, IsolationNode split)
    {
        var (left, feature) = (0, split.Place / IsolationNode.Side);
        for (var i = 0; i < rows.Length; i++)
        {
            if (!(table[rows[i]][feature] >= split.Threshold))
            {
                (rows[left], rows[i]) = (rows[i], rows[left]);
                left++;
            }
        }

        return left;
    }
}
