using System.Numerics;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>The fast Fourier transform (Cooley, Tukey 1965), in place, for lengths that are powers of two.</summary>
internal static class FourierTransform
{
    public static void Forward(Span<Complex> values)
    {
        Reorder(values);
        for (var size = 2; size <= values.Length; size *= 2)
        {
            var turn = Complex.FromPolarCoordinates(1, -2 * Math.PI / size);
            for (var start = 0; start < values.Length; start += size)
            {
                Combine(values.Slice(start, size), turn);
            }
        }
    }

    /// <summary>The inverse transform: forward again, conjugated and divided by the length.</summary>
    public static void Backward(Span<Complex> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Complex.Conjugate(values[i]);
        }

        Forward(values);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Complex.Conjugate(values[i]) / values.Length;
        }
    }

    private static void Combine(Span<Complex> part, Complex turn)
    {
        var half = part.Length / 2;
        var factor = Complex.One;
        for (var i = 0; i < half; i++)
        {
            var (even, odd) = (part[i], part[i + half] * factor);
            part[i] = even + odd;
            part[i + half] = even - odd;
            factor *= turn;
        }
    }

    private static void Reorder(Span<Complex> values)
    {
        for (int i = 1, j = 0; i < values.Length; i++)
        {
            var bit = values.Length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (values[i], values[j]) = (values[j], values[i]);
            }
        }
    }
}
