namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Area under the precision-recall curve as average precision: the mean precision at each anomalous row, rows of equal score counted together.</summary>
public static class AveragePrecision
{
    /// <returns>0 to 1; NaN where no row is anomalous.</returns>
    public static double Of(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores)
    {
        var order = Enumerable.Range(0, labels.Length).ToArray();
        var keys = scores.ToArray();
        Array.Sort(keys, order);
        var (seen, found, sum) = (0, 0, 0.0);
        for (var i = order.Length - 1; i >= 0;)
        {
            var (first, here) = (i, 0);
            for (; i >= 0 && keys[i] == keys[first]; i--)
            {
                here += labels[order[i]] ? 1 : 0;
            }

            seen += first - i;
            found += here;
            sum += here * ((double)found / seen);
        }

        return found == 0 ? double.NaN : sum / found;
    }
}
