using System.Numerics.Tensors;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>
/// A query made ready for the scan: turned, of unit length, as signed bytes for the products and in sixteen levels for the estimates.
/// </summary>
internal sealed class VectorQuestion
{
    private const int HighestLevel = 15;

    /// <summary>
    /// How many standard errors an estimate may be wrong. A row is passed over where even that would not bring it in: at 3, one in 700 of those that just belong among the
    /// candidates, and hardly one of those that belong among the hits.
    /// </summary>
    private const float Doubt = 3;

    private readonly byte[] _tables;
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
        _low = TensorPrimitives.Min(turned);
        _step = Math.Max((TensorPrimitives.Max(turned) - _low) / HighestLevel, 1e-9f);
        var levels = new byte[turned.Length];
        _sum = Slice(turned, levels);
        _tables = SignRows.TablesOf(levels);
        _roundingError = _step / MathF.Sqrt(12);
    }

    /// <summary>The query in signed bytes.</summary>
    public sbyte[] Codes { get; }

    /// <summary>What a product of <see cref="Codes"/> times is one with the query.</summary>
    public float Scale { get; }

    /// <summary>Writes how similar each of the rows is at most, as far as their signs tell.</summary>
    /// <param name="signs">The rows' bits, as <see cref="SignRows"/> has them.</param>
    /// <param name="bounds">As long as the factors.</param>
    public void Bound(ReadOnlySpan<byte> signs, ReadOnlySpan<SignFactors> factors, Span<float> bounds)
    {
        Span<int> sums = stackalloc int[SignRows.Together];
        var length = Codes.Length / 8 * SignRows.Together;
        for (; !factors.IsEmpty; signs = signs[length..])
        {
            SignRows.Sum(signs[..length], _tables, sums);
            var rows = Math.Min(SignRows.Together, factors.Length);
            for (var row = 0; row < rows; row++)
            {
                ref readonly var factor = ref factors[row];
                var positive = (_low * factor.Ones) + (_step * sums[row]);
                bounds[row] = (((2 * positive) - _sum) * factor.Scale) + (Doubt * (factor.Error + _roundingError));
            }

            factors = factors[rows..];
            bounds = bounds[rows..];
        }
    }

    /// <summary>Writes the levels.</summary>
    /// <returns>The sum of the sliced numbers.</returns>
    private float Slice(ReadOnlySpan<float> turned, Span<byte> levels)
    {
        var sum = 0f;
        for (var i = 0; i < turned.Length; i++)
        {
            levels[i] = (byte)MathF.Round((turned[i] - _low) / _step);
            sum += _low + (_step * levels[i]);
        }

        return sum;
    }
}
