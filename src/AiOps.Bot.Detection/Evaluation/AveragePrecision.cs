namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Area under the precision-recall curve as average precision: the mean precision at each anomalous row, rows of equal score counted together.</summary>
public static class AveragePrecision
{
    private const double Z = 1.959964;

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

    /// <summary>The 95 % interval on the logit scale (Boyd, Eng, Page: Area under the Precision-Recall Curve, ECML 2013), which stays within 0 and 1.</summary>
    public static (double Low, double High) Interval(double value, int anomalous)
    {
        if (double.IsNaN(value) || anomalous == 0 || value is <= 0 or >= 1)
        {
            return (double.NaN, double.NaN);
        }

        var (logit, half) = (Math.Log(value / (1 - value)), Z / Math.Sqrt(anomalous * value * (1 - value)));
        return (1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)));
    }
}
