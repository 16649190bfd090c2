using AiOps.Bot.Detection.Models;

namespace AiOps.Bot.Detection.Tables;

/// <summary>
/// Puts columns on one scale: middle by the median, width by the interquartile range (as a standard deviation of normal data; the real one where most values are equal).
/// Missing values become the median; nothing lies farther out than 50 widths, so that one huge value does not drown the other columns.
/// </summary>
public sealed class ColumnScaling
{
    private const int SampledRows = 100_000;
    private const double QuartilesOfNormal = 1.349;
    private const float Farthest = 50;

    private readonly float[] _middle;
    private readonly float[] _width;

    private ColumnScaling(float[] middle, float[] width) => (_middle, _width) = (middle, width);

    /// <summary>How many columns it knows.</summary>
    public int Columns => _middle.Length;

    internal static ColumnScaling Load(ModelInput input)
    {
        var middle = input.Array<float>();
        return middle.Length > 0 ? new(middle, input.Array<float>(middle.Length)) : throw new FormatException("The model has no column.");
    }

    internal void Save(ModelOutput output)
    {
        output.Array<float>(_middle);
        output.Array<float>(_width);
    }

    public static ColumnScaling Of(FeatureTable table, ulong seed)
    {
        var rows = table.Rows <= SampledRows ? Enumerable.Range(0, table.Rows).ToArray() : new SplitMix(seed).Sample(table.Rows, SampledRows);
        var (middle, width) = (new float[table.Width], new float[table.Width]);
        for (var column = 0; column < table.Width; column++)
        {
            var values = rows.Select(r => table[r][column]).Where(v => !float.IsNaN(v)).Order().ToArray();
            (middle[column], width[column]) = values.Length == 0 ? (0, 0) : (values[values.Length / 2], WidthOf(values));
        }

        return new(middle, width);
    }

    /// <summary>A constant column stays at 0.</summary>
    public void Apply(ReadOnlySpan<float> row, Span<float> scaled)
    {
        for (var column = 0; column < row.Length; column++)
        {
            var distance = float.IsNaN(row[column]) || _width[column] == 0 ? 0 : ((double)row[column] - _middle[column]) / _width[column];
            scaled[column] = (float)Math.Clamp(distance, -Farthest, Farthest);
        }
    }

    public float[] Apply(FeatureTable table)
    {
        var scaled = new float[table.Values.Length];
        for (var row = 0; row < table.Rows; row++)
        {
            Apply(table[row], scaled.AsSpan(row * table.Width));
        }

        return scaled;
    }

    private static float WidthOf(float[] sorted)
    {
        var quartiles = ((double)sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]) / QuartilesOfNormal;
        if (quartiles > 0)
        {
            return (float)Math.Min(quartiles, float.MaxValue);
        }

        var mean = sorted.Average(v => (double)v);
        return (float)Math.Min(Math.Sqrt(sorted.Average(v => (v - mean) * (v - mean))), float.MaxValue);
    }
}
