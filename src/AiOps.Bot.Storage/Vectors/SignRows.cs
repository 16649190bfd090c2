using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>
/// The sign bits of rows, stored 32 rows at a time: byte for byte, the first bytes of all 32, then the second ones. So one look-up adds a query's levels of four signs for 32 rows at
/// once (André, Kermarrec and Le Scouarnec, "Cache locality is not enough", VLDB 2015).
/// </summary>
internal static class SignRows
{
    /// <summary>Rows that lie together.</summary>
    public const int Together = 32;

    /// <summary>Of a byte's tables: the sums for its low four bits, twice, then those for its high four.</summary>
    private const int TableLength = 64;

    /// <summary>So many bytes' sums fit into 16 bits.</summary>
    private const int MostBytes = 256;

    /// <param name="bytes">Of one row.</param>
    public static int LengthOf(int rows, int bytes) => (rows + Together - 1) / Together * Together * bytes;

    public static void Put(Span<byte> signs, int row, ReadOnlySpan<byte> bits)
    {
        var at = StartOf(row, bits.Length);
        for (var i = 0; i < bits.Length; i++)
        {
            signs[at + (i * Together)] = bits[i];
        }
    }

    /// <param name="bytes">Of one row.</param>
    public static void Copy(Span<byte> signs, int row, (byte[] Signs, int Row) from, int bytes)
    {
        var (to, at) = (StartOf(row, bytes), StartOf(from.Row, bytes));
        for (var i = 0; i < bytes; i++)
        {
            signs[to + (i * Together)] = from.Signs[at + (i * Together)];
        }
    }

    /// <summary>The tables of a query.</summary>
    /// <param name="levels">0 to 15, as many as there are signs.</param>
    public static byte[] TablesOf(ReadOnlySpan<byte> levels)
    {
        var tables = new byte[levels.Length / 8 * TableLength];
        for (var i = 0; i < tables.Length; i++)
        {
            var half = levels.Slice((i / TableLength * 8) + (i % TableLength / 32 * 4), 4);
            for (var bit = 0; bit < half.Length; bit++)
            {
                tables[i] += (i >> bit & 1) != 0 ? half[bit] : (byte)0;
            }
        }

        return tables;
    }

    /// <summary>Sums the query's levels where the bits are set, of 32 rows. The hot place of the whole search.</summary>
    /// <param name="signs">Of these rows.</param>
    /// <param name="sums">At least 32.</param>
    public static void Sum(ReadOnlySpan<byte> signs, ReadOnlySpan<byte> tables, Span<int> sums)
    {
        sums = sums[..Together];
        sums.Clear();
        for (var at = 0; at < signs.Length; at += MostBytes * Together)
        {
            var length = Math.Min(MostBytes * Together, signs.Length - at);
            Add(signs.Slice(at, length), tables.Slice(at / Together * TableLength, length / Together * TableLength), sums);
        }
    }

    private static void Add(ReadOnlySpan<byte> signs, ReadOnlySpan<byte> tables, Span<int> sums)
    {
        var (even, odd) = (Vector256<ushort>.Zero, Vector256<ushort>.Zero);
        for (; signs.Length >= Together && tables.Length >= TableLength; signs = signs[Together..], tables = tables[TableLength..])
        {
            var bits = Vector256.Create(signs);
            var found = Look(Vector256.Create(tables), bits & Vector256.Create((byte)15)) + Look(Vector256.Create(tables[32..]), Vector256.ShiftRightLogical(bits, 4));
            even += found.AsUInt16() & Vector256.Create((ushort)255);
            odd += Vector256.ShiftRightLogical(found.AsUInt16(), 8);
        }

        Span<ushort> pairs = stackalloc ushort[Together];
        even.CopyTo(pairs);
        odd.CopyTo(pairs[Vector256<ushort>.Count..]);
        for (var i = 0; i < Vector256<ushort>.Count; i++)
        {
            sums[2 * i] += pairs[i];
            sums[(2 * i) + 1] += pairs[i + Vector256<ushort>.Count];
        }
    }

    /// <summary>Each index's entry, of the half of the table that is the index's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(Vector256<byte> table, Vector256<byte> indices) => Avx2.IsSupported
        ? Avx2.Shuffle(table, indices)
        : Vector256.Create(Vector128.Shuffle(table.GetLower(), indices.GetLower()), Vector128.Shuffle(table.GetUpper(), indices.GetUpper()));

    private static int StartOf(int row, int bytes) => (row / Together * Together * bytes) + (row % Together);
}
