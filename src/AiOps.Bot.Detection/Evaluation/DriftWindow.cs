namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Counts rows of a model by the bins of its training. Its size depends on the model alone. Not thread-safe.</summary>
public sealed class DriftWindow
{
    private readonly TrainingReference _reference;
    private readonly IReadOnlyList<string> _names;
    private readonly long[] _scores;
    private readonly long[][] _columns;

    /// <param name="names">Of the columns.</param>
    public DriftWindow(TrainingReference reference, IReadOnlyList<string> names)
    {
        (_reference, _names) = (reference, names);
        _scores = new long[reference.Scores.Places];
        _columns = [.. reference.Columns.Select(c => new long[c.Places])];
    }

    public long Rows { get; private set; }

    /// <param name="values">Row by row.</param>
    /// <param name="scores">One for each row.</param>
    public void Add(ReadOnlySpan<float> values, ReadOnlySpan<double> scores)
    {
        for (var row = 0; row < scores.Length; row++)
        {
            _scores[_reference.Scores.PlaceOf(scores[row])]++;
            for (var column = 0; column < _columns.Length; column++)
            {
                _columns[column][_reference.Columns[column].PlaceOf(values[(row * _columns.Length) + column])]++;
            }
        }

        Rows += scores.Length;
    }

    public DriftFigure Scores() => DriftFigure.Of(_reference.Scores, _scores);

    /// <summary>By the columns' names, those that moved the most first.</summary>
    public IReadOnlyList<(string Column, DriftFigure Figure)> Columns() =>
        [.. _columns.Select((counts, i) => (_names[i], DriftFigure.Of(_reference.Columns[i], counts))).OrderByDescending(f => f.Item2.Psi)];
}
