using System.Numerics;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>
/// Turns vectors by a fixed pseudo-random rotation: signs flipped, then a fast Hadamard transform, twice. Angles stay, and every number then carries about the same,
/// so that the sign of each is worth keeping, whatever the vectors were like before. The same in every process.
/// </summary>
internal sealed class VectorRotation
{
    private const int Rounds = 2;
    private const ulong Seed = 0x243f6a8885a308d3;

    private readonly int _part;
    private readonly float[][] _signs;

    /// <param name="dimension">Of the vectors that go in.</param>
    public VectorRotation(int dimension)
    {
        Dimension = Math.Max((dimension + 63) / 64 * 64, 64);
        _part = 1 << BitOperations.Log2((uint)Dimension);
        var state = Seed;
        _signs = [.. Enumerable.Range(0, Rounds * 2).Select(_ => Enumerable.Range(0, Dimension).Select(_ => Sign(ref state)).ToArray())];
    }

    /// <summary>Of the vectors that come out: a multiple of 64.</summary>
    public int Dimension { get; }

    /// <param name="vector">Of any length up to <see cref="Dimension"/>.</param>
    /// <param name="turned">Of <see cref="Dimension"/>.</param>
    public void Turn(ReadOnlySpan<float> vector, Span<float> turned)
    {
        turned.Clear();
        vector.CopyTo(turned);
        for (var round = 0; round < Rounds; round++)
        {
            Flip(turned, _signs[round * 2]);
            Hadamard(turned[.._part]);
            if (_part < Dimension)
            {
                // The transform wants a power of two: the front and the back, which overlap by more than nothing.
                Flip(turned, _signs[(round * 2) + 1]);
                Hadamard(turned[^_part..]);
            }
        }
    }

    private static void Flip(Span<float> numbers, float[] signs) => System.Numerics.Tensors.TensorPrimitives.Multiply(numbers, signs, numbers);

    private static void Hadamard(Span<float> numbers)
    {
        for (var half = 1; half < numbers.Length; half *= 2)
        {
            for (var start = 0; start < numbers.Length; start += half * 2)
            {
                Butterfly(numbers.Slice(start, half), numbers.Slice(start + half, half));
            }
        }

        System.Numerics.Tensors.TensorPrimitives.Multiply(numbers, 1 / MathF.Sqrt(numbers.Length), numbers);
    }

    private static void Butterfly(Span<float> left, Span<float> right)
    {
        var i = 0;
        for (; i <= left.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var (a, b) = (new Vector<float>(left[i..]), new Vector<float>(right[i..]));
            (a + b).CopyTo(left[i..]);
            (a - b).CopyTo(right[i..]);
        }

        for (; i < left.Length; i++)
        {
            (left[i], right[i]) = (left[i] + right[i], left[i] - right[i]);
        }
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
    private static float Sign(ref ulong state)
    {
        state += 0x9e3779b97f4a7c15;
        var mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return ((mixed ^ (mixed >> 31)) & 1) == 0 ? 1 : -1;
    }
}
