using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Tables;

/// <summary>A table of numbers, a row each observation, row by row in one array of single precision. NaN stands for a missing value; infinities are cut to the largest number.</summary>
public sealed class FeatureTable
{
    private readonly float[] _values;

    /// <param name="values">Row by row; its length is a multiple of the number of columns.</param>
    public FeatureTable(ImmutableArray<string> columns, float[] values)
    {
        if (columns.IsEmpty || values.Length % columns.Length != 0)
        {
            throw new ArgumentException($"{values.Length} values do not fill rows of {columns.Length} columns.", nameof(values));
        }

        (Columns, _values, Rows) = (columns, values, values.Length / columns.Length);
        Tidy(_values);
    }

    public ImmutableArray<string> Columns { get; }

    public int Rows { get; }

    public int Width => Columns.Length;

    public ReadOnlySpan<float> Values => _values;

    public ReadOnlySpan<float> this[int row] => _values.AsSpan(row * Width, Width);

    /// <summary>The rows of these numbers, in their order.</summary>
    public FeatureTable Pick(IReadOnlyList<int> rows)
    {
        var picked = new float[rows.Count * Width];
        for (var i = 0; i < rows.Count; i++)
        {
            this[rows[i]].CopyTo(picked.AsSpan(i * Width));
        }

        return new(Columns, picked);
    }

    private static void Tidy(Span<float> values)
    {
        foreach (ref var value in values)
        {
            // Negative zero equals zero but has other bits, which some scorers compare.
            value = float.IsInfinity(value) ? Math.Clamp(value, float.MinValue, float.MaxValue) : value == 0 ? 0 : value;
        }
    }
}
