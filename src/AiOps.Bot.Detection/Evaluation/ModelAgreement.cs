using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>How far two models say the same of the same rows; needs no labels.</summary>
public sealed record ModelAgreement
{
    /// <summary>Rows that both raised.</summary>
    public required int Both { get; init; }

    /// <summary>Rows that the first raised and the second did not.</summary>
    public required int OnlyFirst { get; init; }

    /// <summary>Rows that the second raised and the first did not.</summary>
    public required int OnlySecond { get; init; }

    public required int Neither { get; init; }

    /// <summary>Whether they put the rows in the same order: 1 = yes, 0 = as if by chance (Spearman 1904); null where one gives all rows the same score.</summary>
    public required double? RankCorrelation { get; init; }

    /// <summary>Alarms of the first during which the second raised nothing.</summary>
    public required ImmutableArray<LoneAlarm> FirstAlone { get; init; }

    /// <summary>Alarms of the second during which the first raised nothing.</summary>
    public required ImmutableArray<LoneAlarm> SecondAlone { get; init; }

    /// <exception cref="ArgumentException">They are not about the same number of rows.</exception>
    public static ModelAgreement Of(TrialRows first, TrialRows second)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"{first.Count} rows cannot be compared with {second.Count}.", nameof(second));
        }

        var said = first.Raised.Zip(second.Raised).CountBy(r => r).ToDictionary();
        return new()
        {
            Both = said.GetValueOrDefault((true, true)),
            OnlyFirst = said.GetValueOrDefault((true, false)),
            OnlySecond = said.GetValueOrDefault((false, true)),
            Neither = said.GetValueOrDefault((false, false)),
            RankCorrelation = Correlation(Ranks(first.Scores), Ranks(second.Scores)),
            FirstAlone = AloneOf(first, second),
            SecondAlone = AloneOf(second, first),
        };
    }

    private static ImmutableArray<LoneAlarm> AloneOf(TrialRows mine, TrialRows theirs) =>
    [
        .. from episode in AlarmEvents.EpisodesOf(mine.Labels.AsSpan(), mine.Raised.AsSpan())
           where !theirs.Raised.AsSpan(episode.Begin, episode.End - episode.Begin).Contains(true)
           let peak = Enumerable.Range(episode.Begin, episode.End - episode.Begin).MaxBy(r => mine.Scores[r])
           select new LoneAlarm(episode.Begin, episode.End, peak, mine.Scores[peak], theirs.Scores[peak]),
    ];

    /// <summary>Equal scores share the middle of their ranks.</summary>
    private static double[] Ranks(ImmutableArray<double> scores)
    {
        var (order, keys, ranks) = (Enumerable.Range(0, scores.Length).ToArray(), scores.ToArray(), new double[scores.Length]);
        Array.Sort(keys, order);
        for (var begin = 0; begin < order.Length;)
        {
            var end = begin + 1;
            while (end < order.Length && keys[end] == keys[begin])
            {
                end++;
            }

            foreach (var row in order.AsSpan(begin, end - begin))
            {
                ranks[row] = (begin + end - 1) / 2.0;
            }

            begin = end;
        }

        return ranks;
    }

    private static double? Correlation(double[] x, double[] y)
    {
        var middle = (x.Length - 1) / 2.0;
        var (both, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            both += (x[i] - middle) * (y[i] - middle);
            first += (x[i] - middle) * (x[i] - middle);
            second += (y[i] - middle) * (y[i] - middle);
        }

        return first == 0 || second == 0 ? null : both / Math.Sqrt(first * second);
    }
}
