using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>
/// A query made ready for the scan: turned, of unit length, as signed bytes for the products and as four bit planes for the estimates.
/// </summary>
internal sealed class VectorQuestion
{
    private const int Planes = 4;
    private const int Levels = (1 << Planes) - 1;

    /// <summary>
    /// How many standard errors an estimate may be wrong. A row is passed over where even that would not bring it in: at 2.2, one in 70 of those that just belong
    /// among the candidates, and hardly one of those that belong among the hits.
    /// </summary>
    private const float Doubt = 2.2f;

    private readonly ulong[] _planes;
    private readonly float _low;
    private readonly float _step;
    private readonly float _sum;
    private readonly float _roundingError;

    public VectorQuestion(ReadOnlySpan<float> vector, VectorRotation rotation)
    {
        var turned = new float[rotation.Dimension];
        rotation.Turn(vector, turned);
        var norm = TensorPrimitives.Norm(turned);
        TensorPrimitives.Divide(turned, norm == 0 ? 1 : norm, turned);
        Codes = new sbyte[turned.Length];
        Scale = QuantizedVector.Write(turned, Codes);
        _planes = new ulong[turned.Length / 64 * Planes];
        _low = TensorPrimitives.Min(turned);
        _step = Math.Max((TensorPrimitives.Max(turned) - _low) / Levels, 1e-9f);
        _sum = Slice(turned);
        _roundingError = _step / MathF.Sqrt(12);
    }

    /// <summary>The query in signed bytes.</summary>
    public sbyte[] Codes { get; }

    /// <summary>What a product of <see cref="Codes"/> times is one with the query.</summary>
    public float Scale { get; }

    /// <summary>Writes which of the rows may be more similar than a threshold, as far as their signs tell.</summary>
    /// <param name="signs">The rows' bits, one after the other.</param>
    /// <param name="kept">As long as the factors, at least.</param>
    /// <returns>How many.</returns>
    public int Keep(ReadOnlySpan<ulong> signs, ReadOnlySpan<SignFactors> factors, float threshold, Span<ushort> kept)
    {
        var (words, count) = (_planes.Length / Planes, 0);
        for (var row = 0; row < factors.Length; row++)
        {
            var weight = Weight(signs.Slice(row * words, words));
            ref readonly var factor = ref factors[row];
            var positive = (_low * factor.Ones) + (_step * weight);
            var most = (((2 * positive) - _sum) * factor.Scale) + (Doubt * (factor.Error + _roundingError));
            kept[count] = (ushort)row;

            // No branch: whether a row stays cannot be foretold.
            count += most > threshold ? 1 : 0;
        }

        return count;
    }

    /// <summary>The sum of the query's levels where the bits are set. The hot place of the whole search, so written out and without checks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Weight(ReadOnlySpan<ulong> bits)
    {
        ref var plane = ref MemoryMarshal.GetArrayDataReference(_planes);
        var (ones, twos, fours, eights) = (0, 0, 0, 0);
        foreach (var word in bits)
        {
            ones += BitOperations.PopCount(word & plane);
            twos += BitOperations.PopCount(word & Unsafe.Add(ref plane, 1));
            fours += BitOperations.PopCount(word & Unsafe.Add(ref plane, 2));
            eights += BitOperations.PopCount(word & Unsafe.Add(ref plane, 3));
            plane = ref Unsafe.Add(ref plane, Planes);
        }

        return ones + (2 * twos) + (4 * fours) + (8 * eights);
    }

    /// <summary>Fills the planes.</summary>
    /// <returns>The sum of the sliced numbers.</returns>
    private float Slice(ReadOnlySpan<float> turned)
    {
        var sum = 0f;
        for (var i = 0; i < turned.Length; i++)
        {
            var level = (int)MathF.Round((turned[i] - _low) / _step);
            sum += _low + (_step * level);
            for (var plane = 0; plane < Planes; plane++)
            {
                _planes[(i / 64 * Planes) + plane] |= (ulong)((level >> plane) & 1) << (i % 64);
            }
        }

        return sum;
    }
}
