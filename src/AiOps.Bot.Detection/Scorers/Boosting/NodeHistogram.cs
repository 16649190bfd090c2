using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>Sums of gradient pairs by feature and bin over the rows of a tree node.</summary>
internal static class NodeHistogram
{
    /// <summary>Adds the rows of a node.</summary>
    /// <param name="rows">Their numbers, ascending.</param>
    /// <param name="sums">By feature and bin.</param>
    public static void Add(FeatureBins bins, long[] pairs, ReadOnlySpan<int> rows, long[] sums)
    {
        if (bins.Width % 8 == 0)
        {
            AddByEight(bins, pairs, rows, sums);
            return;
        }

        foreach (var row in rows)
        {
            var pair = pairs[row];
            var values = bins.Bins.AsSpan(row * bins.Width, bins.Width);
            for (var feature = 0; feature < values.Length; feature++)
            {
                sums[(feature * FeatureBins.PerFeature) + values[feature]] += pair;
            }
        }
    }

    /// <summary>Reads eight bins at a time: this loop is most of the time that fitting takes.</summary>
    private static void AddByEight(FeatureBins bins, long[] pairs, ReadOnlySpan<int> rows, long[] sums)
    {
        ref var all = ref MemoryMarshal.GetArrayDataReference(bins.Bins);
        ref var first = ref MemoryMarshal.GetArrayDataReference(sums);
        var width = bins.Width;
        foreach (var row in rows)
        {
            var pair = pairs[row];
            ref var values = ref Unsafe.Add(ref all, (nint)row * width);
            ref var sum = ref first;
            for (var feature = 0; feature < width; feature += 8)
            {
                var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref values, feature));
                Unsafe.Add(ref sum, (nint)(byte)eight) += pair;
                Unsafe.Add(ref sum, 256 + (nint)(byte)(eight >> 8)) += pair;
                Unsafe.Add(ref sum, 512 + (nint)(byte)(eight >> 16)) += pair;
                Unsafe.Add(ref sum, 768 + (nint)(byte)(eight >> 24)) += pair;
                Unsafe.Add(ref sum, 1024 + (nint)(byte)(eight >> 32)) += pair;
                Unsafe.Add(ref sum, 1280 + (nint)(byte)(eight >> 40)) += pair;
                Unsafe.Add(ref sum, 1536 + (nint)(byte)(eight >> 48)) += pair;
                Unsafe.Add(ref sum, 1792 + (nint)(eight >> 56)) += pair;
                sum = ref Unsafe.Add(ref sum, 2048);
            }
        }
    }

    public static void Subtract(long[] parent, long[] child, long[] sibling)
    {
        for (var i = 0; i < parent.Length; i++)
        {
            sibling[i] = parent[i] - child[i];
        }
    }
}
