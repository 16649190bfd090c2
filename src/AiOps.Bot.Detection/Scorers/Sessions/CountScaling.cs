namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Logarithms of counts, each column with mean 0 and deviation 1, as networks like it. A column that never varies keeps its logarithms.</summary>
internal sealed class CountScaling
{
    private readonly float[] _means;
    private readonly float[] _deviations;

    /// <param name="rows">Counts, row by row.</param>
    public CountScaling(ReadOnlySpan<float> rows, int width)
    {
        (_means, _deviations) = (new float[width], new float[width]);
        var (sums, squares) = (new double[width], new double[width]);
        for (var i = 0; i < rows.Length; i++)
        {
            var value = Math.Log(1.0 + rows[i]);
            sums[i % width] += value;
            squares[i % width] += value * value;
        }

        var count = Math.Max(1, rows.Length / width);
        for (var c = 0; c < width; c++)
        {
            var deviation = Math.Sqrt(Math.Max(0, (squares[c] / count) - (sums[c] / count * (sums[c] / count))));
            (_means[c], _deviations[c]) = ((float)(sums[c] / count), deviation < 1e-3 ? 1 : (float)deviation);
        }
    }

    public void Apply(Span<float> row)
    {
        for (var c = 0; c < row.Length; c++)
        {
            row[c] = (MathF.Log(1 + row[c]) - _means[c]) / _deviations[c];
        }
    }
}
