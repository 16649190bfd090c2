namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Area under the ROC curve: the chance that a random anomalous row scores higher than a random ordinary one, ties counting half (Mann, Whitney 1947).</summary>
public static class AreaUnderCurve
{
    /// <returns>0.5 where there are rows of one kind only.</returns>
    public static double Of(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores)
    {
        var order = new int[labels.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(scores.ToArray(), order);
        var (ranks, anomalous) = (0.0, 0L);
        for (var i = 0; i < order.Length;)
        {
            var end = i + 1;
            while (end < order.Length && scores[order[end]] == scores[order[i]])
            {
                end++;
            }

            for (var k = i; k < end; k++)
            {
                if (labels[order[k]])
                {
                    anomalous++;
                    ranks += (i + 1 + end) / 2.0;
                }
            }

            i = end;
        }

        var ordinary = labels.Length - anomalous;
        return anomalous == 0 || ordinary == 0 ? 0.5 : (ranks - (anomalous * (anomalous + 1) / 2.0)) / ((double)anomalous * ordinary);
    }
}
