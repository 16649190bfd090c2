using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>Sums of gradient pairs by feature and bin over the rows of a tree node.</summary>
internal static class NodeHistogram
{
    /// <summary>Of eight features: 16 KB, which stay in the nearest cache while rows pass by.</summary>
    public const int BlockLength = FeatureBins.PerBlock * FeatureBins.PerFeature;

    /// <summary>Rows of a node lie far apart in memory; read this many in a short loop, the processor waits for many of them at once (flat between 64 and 512).</summary>
    private const int Together = 256;

    /// <summary>Adds the rows of a node to the sums of one block of features: this loop is most of the time that fitting takes.</summary>
    /// <param name="words">The block's bins, by row.</param>
    /// <param name="rows">Numbers of the rows, ascending.</param>
    /// <param name="sums">By feature and bin, <see cref="BlockLength"/> of them.</param>
    public static void Add(ulong[] words, long[] pairs, ReadOnlySpan<int> rows, Span<long> sums)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums[..BlockLength]);
        Span<ulong> nearWords = stackalloc ulong[Together];
        Span<long> nearPairs = stackalloc long[Together];
        while (rows.Length > 0)
        {
            var part = rows[..Math.Min(Together, rows.Length)];
            for (var i = 0; i < part.Length; i++)
            {
                (nearWords[i], nearPairs[i]) = (words[part[i]], pairs[part[i]]);
            }

            for (var i = 0; i < part.Length; i++)
            {
                AddRow(ref sum, nearWords[i], nearPairs[i]);
            }

            rows = rows[part.Length..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(ref long sum, ulong bins, long pair)
    {
        Unsafe.Add(ref sum, (nint)(byte)bins) += pair;
        Unsafe.Add(ref sum, 256 + (nint)(byte)(bins >> 8)) += pair;
        Unsafe.Add(ref sum, 512 + (nint)(byte)(bins >> 16)) += pair;
        Unsafe.Add(ref sum, 768 + (nint)(byte)(bins >> 24)) += pair;
        Unsafe.Add(ref sum, 1024 + (nint)(byte)(bins >> 32)) += pair;
        Unsafe.Add(ref sum, 1280 + (nint)(byte)(bins >> 40)) += pair;
        Unsafe.Add(ref sum, 1536 + (nint)(byte)(bins >> 48)) += pair;
        Unsafe.Add(ref sum, 1792 + (nint)(bins >> 56)) += pair;
    }

    public static void Subtract(long[] parent, long[] child, long[] sibling)
    {
        for (var i = 0; i < parent.Length; i++)
        {
            sibling[i] = parent[i] - child[i];
        }
    }
}
