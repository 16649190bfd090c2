namespace AiOps.Bot.Detection.Tables;

/// <summary>The one check that all scorers of tables make.</summary>
internal static class TableShape
{
    /// <exception cref="ArgumentException">The values are not that many rows.</exception>
    public static void Check(int width, ReadOnlySpan<float> rows, Span<double> scores)
    {
        if (rows.Length != scores.Length * width)
        {
            throw new ArgumentException($"{scores.Length} rows of {width} columns are {scores.Length * width} values, not {rows.Length}.", nameof(rows));
        }
    }
}
