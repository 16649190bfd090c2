using System.Numerics.Tensors;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>A vector of unit length in signed bytes: a quarter of the memory, exact enough to choose candidates from.</summary>
internal static class QuantizedVector
{
    private const float Largest = sbyte.MaxValue;

    /// <summary>Writes the codes.</summary>
    /// <returns>What a code times is the value; 0 for a vector without length.</returns>
    public static float Write(ReadOnlySpan<float> vector, Span<sbyte> codes)
    {
        var norm = TensorPrimitives.Norm(vector);
        var peak = Math.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (norm == 0 || peak == 0)
        {
            codes.Clear();
            return 0;
        }

        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = (sbyte)MathF.Round(vector[i] / peak * Largest);
        }

        return peak / Largest / norm;
    }
}
