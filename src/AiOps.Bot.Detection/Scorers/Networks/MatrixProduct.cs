using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>Products of small matrices, row by row in single precision, in blocks that stay in registers. The order of sums does not depend on threads.</summary>
internal static class MatrixProduct
{
    private const int Rows = 4;

    /// <summary>Adds a (m x k) times b (k x n) to c (m x n).</summary>
    public static void Add(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, (int M, int K, int N) shape)
    {
        var row = 0;
        for (; row + Rows <= shape.M; row += Rows)
        {
            AddRows(a.Slice(row * shape.K, Rows * shape.K), b, c.Slice(row * shape.N, Rows * shape.N), shape);
        }

        for (; row < shape.M; row++)
        {
            AddRow(a.Slice(row * shape.K, shape.K), b, c.Slice(row * shape.N, shape.N), 0);
        }
    }

    /// <summary>Writes the transposed of a matrix of so many rows and columns.</summary>
    public static void Transpose(ReadOnlySpan<float> matrix, Span<float> transposed, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                transposed[(column * rows) + row] = matrix[(row * columns) + column];
            }
        }
    }

    private static void AddRows(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, (int M, int K, int N) shape)
    {
        var (k, n, wide) = (shape.K, shape.N, Vector<float>.Count);
        var column = 0;
        for (; column + (2 * wide) <= n; column += 2 * wide)
        {
            AddBlock(a, b[column..], c[column..], (k, n));
        }

        if (column == n)
        {
            return;
        }

        for (var row = 0; row < Rows; row++)
        {
            AddRow(a.Slice(row * k, k), b, c.Slice(row * n, n), column);
        }
    }

    /// <summary>Four rows by two vectors: eight sums in registers.</summary>
    private static void AddBlock(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, (int K, int N) shape)
    {
        var (k, n, wide) = (shape.K, (nuint)shape.N, (nuint)Vector<float>.Count);
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        Vector<float> s00 = Vector.LoadUnsafe(ref c0), s01 = Vector.LoadUnsafe(ref c0, wide);
        Vector<float> s10 = Vector.LoadUnsafe(ref c0, n), s11 = Vector.LoadUnsafe(ref c0, n + wide);
        Vector<float> s20 = Vector.LoadUnsafe(ref c0, 2 * n), s21 = Vector.LoadUnsafe(ref c0, (2 * n) + wide);
        Vector<float> s30 = Vector.LoadUnsafe(ref c0, 3 * n), s31 = Vector.LoadUnsafe(ref c0, (3 * n) + wide);
        for (var p = 0; p < k; p++)
        {
            var (left, right) = (Vector.LoadUnsafe(ref b0, (nuint)p * n), Vector.LoadUnsafe(ref b0, ((nuint)p * n) + wide));
            var factor = new Vector<float>(Unsafe.Add(ref a0, p));
            (s00, s01) = (Vector.MultiplyAddEstimate(factor, left, s00), Vector.MultiplyAddEstimate(factor, right, s01));
            factor = new Vector<float>(Unsafe.Add(ref a0, p + k));
            (s10, s11) = (Vector.MultiplyAddEstimate(factor, left, s10), Vector.MultiplyAddEstimate(factor, right, s11));
            factor = new Vector<float>(Unsafe.Add(ref a0, p + (2 * k)));
            (s20, s21) = (Vector.MultiplyAddEstimate(factor, left, s20), Vector.MultiplyAddEstimate(factor, right, s21));
            factor = new Vector<float>(Unsafe.Add(ref a0, p + (3 * k)));
            (s30, s31) = (Vector.MultiplyAddEstimate(factor, left, s30), Vector.MultiplyAddEstimate(factor, right, s31));
        }

        s00.StoreUnsafe(ref c0);
        s01.StoreUnsafe(ref c0, wide);
        s10.StoreUnsafe(ref c0, n);
        s11.StoreUnsafe(ref c0, n + wide);
        s20.StoreUnsafe(ref c0, 2 * n);
        s21.StoreUnsafe(ref c0, (2 * n) + wide);
        s30.StoreUnsafe(ref c0, 3 * n);
        s31.StoreUnsafe(ref c0, (3 * n) + wide);
    }

    private static void AddRow(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int from)
    {
        var n = c.Length;
        var target = c[from..];
        for (var p = 0; p < a.Length; p++)
        {
            TensorPrimitives.MultiplyAddEstimate(b.Slice((p * n) + from, n - from), a[p], target, target);
        }
    }
}
