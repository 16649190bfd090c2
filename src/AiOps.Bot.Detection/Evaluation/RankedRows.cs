namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Rows from the highest score to the lowest, sorted once, so that areas can be measured again and again with other weights.</summary>
internal sealed class RankedRows
{
    private readonly int[] _blocks;
    private readonly bool[] _labels;
    private readonly bool[] _isLastOfTie;

    /// <param name="blockOf">Which block a row belongs to.</param>
    public RankedRows(TrialRows rows, Func<int, int> blockOf)
    {
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var keys = rows.Scores.Select(s => -s).ToArray();
        Array.Sort(keys, order);
        _blocks = [.. order.Select(blockOf)];
        _labels = [.. order.Select(r => rows.Labels[r])];
        _isLastOfTie = [.. keys.Select((key, i) => i + 1 == keys.Length || keys[i + 1] != key)];
    }

    /// <summary>Average precision (see <see cref="AveragePrecision"/>) and the area under the ROC curve (see <see cref="AreaUnderCurve"/>), a row counting as often as its block was drawn.</summary>
    /// <returns>NaN where no row, or every row, is anomalous.</returns>
    public (double Precision, double Roc) Areas(ReadOnlySpan<int> drawn)
    {
        var (found, passed, precision, roc) = (0L, 0L, 0.0, 0.0);
        var (foundHere, passedHere) = (0L, 0L);
        for (var i = 0; i < _blocks.Length; i++)
        {
            var weight = drawn[_blocks[i]];
            foundHere += _labels[i] ? weight : 0;
            passedHere += _labels[i] ? 0 : weight;
            if (_isLastOfTie[i] && foundHere + passedHere > 0)
            {
                roc += passedHere * (found + (foundHere / 2.0));
                (found, passed) = (found + foundHere, passed + passedHere);
                precision += foundHere * (found / (double)(found + passed));
                (foundHere, passedHere) = (0, 0);
            }
        }

        return (found == 0 ? double.NaN : precision / found, found == 0 || passed == 0 ? double.NaN : roc / found / passed);
    }
}
