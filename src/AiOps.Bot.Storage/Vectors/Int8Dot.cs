using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>
/// The dot product of two vectors of signed bytes, summed in 32 bits. The framework's generic one sums in a byte and overflows.
/// </summary>
internal static class Int8Dot
{
    public static int Of(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException("Both vectors must have the same length.", nameof(right));
        }

        var width = Avx512BW.IsSupported ? Vector256<sbyte>.Count : Vector128<sbyte>.Count;
        var whole = left.Length - (left.Length % width);
        var sum = Avx512BW.IsSupported ? Widest(left[..whole], right[..whole]) : Avx2.IsSupported ? Wide(left[..whole], right[..whole]) : Portable(left[..whole], right[..whole]);
        for (var i = whole; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static int Widest(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        var sums = Vector512<int>.Zero;
        var a = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(left);
        var b = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(right);
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            sums += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(a[i]), Avx512BW.ConvertToVector512Int16(b[i]));
        }

        return Vector512.Sum(sums);
    }

    internal static int Wide(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        var sums = Vector256<int>.Zero;
        var a = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(left);
        var b = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(right);
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            sums += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(a[i]), Avx2.ConvertToVector256Int16(b[i]));
        }

        return Vector256.Sum(sums);
    }

    internal static int Portable(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        var sums = Vector128<int>.Zero;
        var a = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(left);
        var b = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(right);
        for (var i = 0; i < a.Length; i++)
        {
            // A product of two signed bytes fits into 16 bits; sums of them do not.
            sums += Widened(Vector128.WidenLower(a[i]) * Vector128.WidenLower(b[i])) + Widened(Vector128.WidenUpper(a[i]) * Vector128.WidenUpper(b[i]));
        }

        return Vector128.Sum(sums);
    }

    private static Vector128<int> Widened(Vector128<short> products) => Vector128.WidenLower(products) + Vector128.WidenUpper(products);
}
