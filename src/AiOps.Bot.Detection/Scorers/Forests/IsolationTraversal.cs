using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// Sums of path lengths. Eight rows are walked side by side, since each step of a walk waits for the one before; their values are interleaved, so that all eight walks
/// read from one base address.
/// </summary>
internal static class IsolationTraversal
{
    private const int Side = IsolationNode.Side;

    /// <summary>Values of so many rows stay in the fastest cache together with one tree.</summary>
    private const int Block = 128;

    public static void Sum(IsolationTrees trees, ReadOnlySpan<float> rows, Span<float> sums)
    {
        sums.Clear();
        var interleaved = new float[Math.Min(Block, (sums.Length + Side - 1) / Side * Side) * trees.Width];
        for (var first = 0; first < sums.Length; first += Block)
        {
            var count = Math.Min(Block, sums.Length - first);
            Interleave(rows.Slice(first * trees.Width, count * trees.Width), trees.Width, interleaved);
            SumBlock(trees, interleaved, sums.Slice(first, count));
        }
    }

    /// <summary>Group by group of eight rows, column by column. A last group that is not full keeps what was there; nobody looks at it.</summary>
    private static void Interleave(ReadOnlySpan<float> rows, int width, float[] interleaved)
    {
        for (var row = 0; row * width < rows.Length; row++)
        {
            var group = interleaved.AsSpan(row / Side * Side * width, Side * width);
            for (var column = 0; column < width; column++)
            {
                group[(column * Side) + (row % Side)] = rows[(row * width) + column];
            }
        }
    }

    private static void SumBlock(IsolationTrees trees, float[] interleaved, Span<float> sums)
    {
        Span<int> ends = stackalloc int[Side];
        for (var tree = 0; tree < trees.Count; tree++)
        {
            ref var nodes = ref trees.Nodes[tree * trees.NodesPerTree];
            var leaves = trees.Leaves.AsSpan(tree * trees.LeavesPerTree, trees.LeavesPerTree);
            var whole = sums.Length - (sums.Length % Side);
            for (var row = 0; row < whole; row += Side)
            {
                Walk(ref nodes, ref interleaved[row * trees.Width], trees.Depth, ends);
                for (var i = 0; i < Side; i++)
                {
                    sums[row + i] += leaves[ends[i] - trees.NodesPerTree];
                }
            }

            for (var row = whole; row < sums.Length; row++)
            {
                sums[row] += leaves[WalkOne(ref nodes, ref interleaved[whole * trees.Width], trees.Depth, row - whole) - trees.NodesPerTree];
            }
        }
    }

    // Indices stay inside: each step doubles, a tree has 2^depth - 1 nodes, and places are made from features below the width.
    private static void Walk(ref IsolationNode nodes, ref float rows, int depth, Span<int> ends)
    {
        nint i0 = 0, i1 = 0, i2 = 0, i3 = 0, i4 = 0, i5 = 0, i6 = 0, i7 = 0;
        for (var level = 0; level < depth; level++)
        {
            i0 = Step(ref nodes, ref rows, i0, 0);
            i1 = Step(ref nodes, ref rows, i1, 1);
            i2 = Step(ref nodes, ref rows, i2, 2);
            i3 = Step(ref nodes, ref rows, i3, 3);
            i4 = Step(ref nodes, ref rows, i4, 4);
            i5 = Step(ref nodes, ref rows, i5, 5);
            i6 = Step(ref nodes, ref rows, i6, 6);
            i7 = Step(ref nodes, ref rows, i7, 7);
        }

        ref var end = ref MemoryMarshal.GetReference(ends);
        end = (int)i0;
        Unsafe.Add(ref end, 1) = (int)i1;
        Unsafe.Add(ref end, 2) = (int)i2;
        Unsafe.Add(ref end, 3) = (int)i3;
        Unsafe.Add(ref end, 4) = (int)i4;
        Unsafe.Add(ref end, 5) = (int)i5;
        Unsafe.Add(ref end, 6) = (int)i6;
        Unsafe.Add(ref end, 7) = (int)i7;
    }

    private static int WalkOne(ref IsolationNode nodes, ref float rows, int depth, int side)
    {
        nint index = 0;
        for (var level = 0; level < depth; level++)
        {
            index = Step(ref nodes, ref rows, index, side);
        }

        return (int)index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Step(ref IsolationNode nodes, ref float rows, nint index, int side)
    {
        ref var node = ref Unsafe.Add(ref nodes, index);
        return index + index + 1 + (Unsafe.Add(ref rows, (nint)node.Place + side) >= node.Threshold ? 1 : 0);
    }
}
