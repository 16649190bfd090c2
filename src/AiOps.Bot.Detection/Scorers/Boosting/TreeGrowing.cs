using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>
/// Grows one tree level by level on histograms (Chen, Guestrin, KDD 2016; LightGBM's subtraction of siblings).
/// </summary>
internal sealed class TreeGrowing(FeatureBins bins, GradientPairs pairs, BoostingOptions options, ParallelOptions parallel)
{
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
        Sum([root]);
        List<TreeNode> level = [root];
        while (level.Count > 0)
        {
            Parallel.ForEach(level, parallel, Split);
            var next = new List<TreeNode>();
            foreach (var node in level)
            {
                Settle(node, next);
            }

            Parallel.ForEach(level.Where(n => n.Split.Feature < 0), parallel, leaf => moved(_nodes[leaf.Id].Threshold, _rows.AsSpan(leaf.First, leaf.Count)));
            SumChildren(level, next);
            level = next;
        }

        return Tree();
    }

    private void Split(TreeNode node)
    {
        node.Split = node.Depth < options.MaxDepth ? _finding.Find(node.Sums!, node.Sum) : SplitChoice.None;
        node.LeftCount = node.Split.Feature < 0 ? 0 : Part(node);
    }

    private void Settle(TreeNode node, List<TreeNode> next)
    {
        var (g, h) = pairs.Unpack(node.Sum);
        if (node.Split.Feature < 0)
        {
            _nodes[node.Id] = (-1, -1, 0, (float)(-g / (h + options.Lambda) * options.LearningRate), false, 0, (float)h);
            Free(node);
            return;
        }

        var split = node.Split;
        var left = new TreeNode(NewNode(), node.Depth + 1, node.First, node.LeftCount, split.Left);
        var right = new TreeNode(NewNode(), node.Depth + 1, node.First + node.LeftCount, node.Count - node.LeftCount, node.Sum - split.Left);
        _nodes[node.Id] = (left.Id, right.Id, split.Feature, bins.Cuts[split.Feature][split.Bin], split.MissingLeft, (float)(2 * split.Gain), (float)h);
        next.Add(left);
        next.Add(right);
    }

    /// <summary>The smaller child's rows are summed, the larger child is what remains of its parent. The deepest level needs no sums.</summary>
    private void SumChildren(List<TreeNode> parents, List<TreeNode> children)
    {
        var summed = children.Count > 0 && children[0].Depth < options.MaxDepth;
        var pairsOfChildren = children.Chunk(2).Select(c => c[0].Count <= c[1].Count ? (Small: c[0], Large: c[1]) : (Small: c[1], Large: c[0])).ToArray();
        if (summed)
        {
            foreach (var (small, _) in pairsOfChildren)
            {
                small.Sums = Zeroed();
            }

            Sum([.. pairsOfChildren.Select(c => c.Small)]);
        }

        foreach (var (parent, (small, large)) in parents.Where(p => p.Split.Feature >= 0).Zip(pairsOfChildren))
        {
            if (summed)
            {
                NodeHistogram.Subtract(parent.Sums!, small.Sums!, parent.Sums!);
                (large.Sums, parent.Sums) = (parent.Sums, null);
            }
            else
            {
                Free(parent);
            }
        }
    }

    /// <summary>A thread sums a block of features of a node, so nothing is to be merged.</summary>
    private void Sum(TreeNode[] nodes) => Parallel.For(0, nodes.Length * bins.Blocks.Length, parallel, work =>
    {
        var (node, block) = (nodes[work / bins.Blocks.Length], work % bins.Blocks.Length);
        var sums = node.Sums.AsSpan(block * NodeHistogram.BlockLength, NodeHistogram.BlockLength);
        NodeHistogram.Add(bins.Blocks[block], pairs.Packed, _rows.AsSpan(node.First, node.Count), sums);
    });

    /// <summary>Puts the rows that go left first; both sides keep their order, so that rows are read in the order of memory.</summary>
    private int Part(TreeNode node)
    {
        var split = node.Split;
        var (left, right) = (node.First, node.First);
        var (rows, spare) = (_rows, _spare);
        ref var column = ref MemoryMarshal.GetArrayDataReference(bins.Columns[split.Feature]);
        ref var kept = ref MemoryMarshal.GetArrayDataReference(rows);
        ref var moved = ref MemoryMarshal.GetArrayDataReference(spare);
        var missing = split.MissingLeft ? FeatureBins.Missing : -1;
        for (var i = node.First; i < node.First + node.Count; i++)
        {
            var row = Unsafe.Add(ref kept, i);
            int bin = Unsafe.Add(ref column, row);

            // Written to both places, and only one of them counted: no branch that could be guessed wrong.
            var isLeft = (bin <= split.Bin ? 1 : 0) | (bin == missing ? 1 : 0);
            Unsafe.Add(ref kept, left) = row;
            Unsafe.Add(ref moved, right) = row;
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
            return new long[bins.Blocks.Length * NodeHistogram.BlockLength];
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
