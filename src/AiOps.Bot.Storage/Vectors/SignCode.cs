using System.Numerics;
using System.Numerics.Tensors;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>
/// A turned vector as its signs, one bit each, with which a similarity is estimated and the estimate's error is known (RaBitQ: Gao and Long, SIGMOD 2024).
/// </summary>
internal static class SignCode
{
    /// <summary>Writes the bits of a turned vector of any length.</summary>
    public static SignFactors Write(ReadOnlySpan<float> turned, Span<ulong> bits)
    {
        bits.Clear();
        var norm = TensorPrimitives.Norm(turned);
        if (norm == 0)
        {
            return SignFactors.NoLength;
        }

        for (var i = 0; i < turned.Length; i++)
        {
            bits[i / 64] |= turned[i] > 0 ? 1UL << (i % 64) : 0;
        }

        // How well the signs point in the vector's direction, 0 to 1; about 0.8 after the turn.
        var root = MathF.Sqrt(turned.Length);
        var agreement = Math.Min(TensorPrimitives.SumOfMagnitudes(turned) / norm / root, 1);
        var error = MathF.Sqrt(Math.Max((1 / (agreement * agreement)) - 1, 0) / (turned.Length - 1));
        return new(1 / (root * agreement), error, Ones(bits), 0);
    }

    private static int Ones(ReadOnlySpan<ulong> bits)
    {
        var ones = 0;
        foreach (var word in bits)
        {
            ones += BitOperations.PopCount(word);
        }

        return ones;
    }
}
