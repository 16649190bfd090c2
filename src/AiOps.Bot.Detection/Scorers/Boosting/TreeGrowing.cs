namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>
/// Grows one tree level by level on histograms (Chen, Guestrin, KDD 2016; LightGBM's subtraction of siblings). Only the smaller child's rows are summed; the other
/// child is what remains of the parent.
/// </summary>
internal sealed class TreeGrowing(FeatureBins bins, GradientPairs pairs, BoostingOptions options, ParallelOptions parallel)
{
    /// <summary>A node with fewer rows is not worth two threads.</summary>
    private const int RowsPerThread = 4096;

    private readonly SplitFinding _finding = new(bins, pairs, options);
    private readonly Stack<long[]> _free = new();
    private readonly List<(int Left, int Right, int Feature, float Threshold, bool MissingLeft, float Gain, float Cover)> _nodes = [];
    private int[] _rows = [];
    private int[] _spare = [];

    /// <param name="rows">The numbers of the rows to grow on, ascending; reordered.</param>
    /// <param name="moved">Called for each leaf with its value and the rows in it.</param>
    public BoostedTree Grow(int[] rows, Action<double, ReadOnlySpan<int>> moved)
    {
        _rows = rows;
        _spare = _spare.Length >= rows.Length ? _spare : new int[rows.Length];
        _nodes.Clear();
        var root = new TreeNode(NewNode(), 0, 0, rows.Length, Total(rows));
        root.Sums = Zeroed();
        Sum(root);
        List<TreeNode> level = [root];
        while (level.Count > 0)
        {
            Parallel.ForEach(level, parallel, Split);
            var next = new List<TreeNode>();
            foreach (var node in level)
            {
                Settle(node, next, moved);
            }

            level = next;
        }

        return Tree();
    }

    private void Split(TreeNode node)
    {
        node.Split = node.Depth < options.MaxDepth ? _finding.Find(node.Sums!, node.Sum) : SplitChoice.None;
        node.LeftCount = node.Split.Feature < 0 ? 0 : Part(node);
    }

    private void Settle(TreeNode node, List<TreeNode> next, Action<double, ReadOnlySpan<int>> moved)
    {
        var (g, h) = pairs.Unpack(node.Sum);
        if (node.Split.Feature < 0)
        {
            var value = -g / (h + options.Lambda) * options.LearningRate;
            _nodes[node.Id] = (-1, -1, 0, (float)value, false, 0, (float)h);
            moved((float)value, _rows.AsSpan(node.First, node.Count));
            Free(node);
            return;
        }

        var split = node.Split;
        var left = new TreeNode(NewNode(), node.Depth + 1, node.First, node.LeftCount, split.Left);
        var right = new TreeNode(NewNode(), node.Depth + 1, node.First + node.LeftCount, node.Count - node.LeftCount, node.Sum - split.Left);
        _nodes[node.Id] = (left.Id, right.Id, split.Feature, bins.Cuts[split.Feature][split.Bin], split.MissingLeft, (float)(2 * split.Gain), (float)h);
        SumChildren(node, left, right);
        next.Add(left);
        next.Add(right);
    }

    /// <summary>Children at the last level are leaves: their histograms are never looked at.</summary>
    private void SumChildren(TreeNode node, TreeNode left, TreeNode right)
    {
        if (left.Depth == options.MaxDepth)
        {
            Free(node);
            return;
        }

        var (small, large) = left.Count <= right.Count ? (left, right) : (right, left);
        small.Sums = Zeroed();
        Sum(small);
        NodeHistogram.Subtract(node.Sums!, small.Sums, node.Sums!);
        large.Sums = node.Sums;
        node.Sums = null;
    }

    private void Sum(TreeNode node)
    {
        if (parallel.MaxDegreeOfParallelism == 1 || node.Count < 2 * RowsPerThread)
        {
            NodeHistogram.Add(bins, pairs.Packed, _rows.AsSpan(node.First, node.Count), node.Sums!);
            return;
        }

        var half = node.Count / 2;
        var other = Zeroed();
        Parallel.Invoke(parallel,
            () => NodeHistogram.Add(bins, pairs.Packed, _rows.AsSpan(node.First, half), node.Sums!),
            () => NodeHistogram.Add(bins, pairs.Packed, _rows.AsSpan(node.First + half, node.Count - half), other));
        for (var i = 0; i < other.Length; i++)
        {
            node.Sums![i] += other[i];
        }

        _free.Push(other);
    }

    /// <summary>Puts the rows that go left first; both sides keep their order, so that rows are read in the order of memory.</summary>
    private int Part(TreeNode node)
    {
        var split = node.Split;
        var (left, right) = (node.First, node.First);
        var (rows, spare) = (_rows, _spare);
        var offset = split.Feature;
        for (var i = node.First; i < node.First + node.Count; i++)
        {
            var row = rows[i];
            var bin = bins.Bins[((nint)row * bins.Width) + offset];

            // Written to both places, and only one of them counted: no branch that could be guessed wrong.
            var isLeft = (bin <= split.Bin | (bin == FeatureBins.Missing & split.MissingLeft)) ? 1 : 0;
            rows[left] = row;
            spare[right] = row;
            left += isLeft;
            right += 1 - isLeft;
        }

        spare.AsSpan(node.First, right - node.First).CopyTo(rows.AsSpan(left));
        return left - node.First;
    }

    private long Total(int[] rows)
    {
        var total = 0L;
        foreach (var row in rows)
        {
            total += pairs.Packed[row];
        }

        return total;
    }

    private int NewNode()
    {
        _nodes.Add(default);
        return _nodes.Count - 1;
    }

    private long[] Zeroed()
    {
        if (!_free.TryPop(out var sums))
        {
            return new long[bins.Width * FeatureBins.PerFeature];
        }

        Array.Clear(sums);
        return sums;
    }

    private void Free(TreeNode node)
    {
        if (node.Sums is { } sums)
        {
            _free.Push(sums);
            node.Sums = null;
        }
    }

    private BoostedTree Tree() => new()
    {
        Left = [.. _nodes.Select(n => n.Left)],
        Right = [.. _nodes.Select(n => n.Right)],
        Features = [.. _nodes.Select(n => n.Feature)],
        Thresholds = [.. _nodes.Select(n => n.Threshold)],
        MissingLeft = [.. _nodes.Select(n => n.MissingLeft)],
        Gains = [.. _nodes.Select(n => n.Gain)],
        Covers = [.. _nodes.Select(n => n.Cover)],
    };
}
