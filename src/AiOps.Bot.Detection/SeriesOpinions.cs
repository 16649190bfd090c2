using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection;

/// <summary>Asks every way of looking about the same series, side by side. Pure; takes a second or two for nine days of five-minute values.</summary>
public static class SeriesOpinions
{
    /// <summary>Of more values the newest are looked at.</summary>
    public const int MostValues = 2_600;

    /// <param name="values">Oldest first; those before the window are learned from.</param>
    /// <returns>One for each of <see cref="SeriesScorers.Names"/>, in their order.</returns>
    public static IReadOnlyList<SeriesOpinion> Of(IReadOnlyList<ScoredValue> values, TimeRange window, CancellationToken cancellationToken)
    {
        var newest = values.Skip(values.Count - MostValues).ToList();
        return [.. SeriesScorers.Names.Select(name => Of(name, newest, window, cancellationToken))];
    }

    private static SeriesOpinion Of(string name, List<ScoredValue> values, TimeRange window, CancellationToken cancellationToken)
    {
        var scorer = new SeriesScorer(metrics: 1, clock: true, scorer: name);
        var (unusual, last) = (new List<(ScoredValue Value, double Score)>(), 0.0);
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var verdict = scorer.Observe(value.Time.ToUnixTimeMilliseconds() / 1e3, [value.Value]);
            last = verdict.Score;
            if (verdict.IsAnomaly && window.Contains(value.Time))
            {
                unusual.Add((value, verdict.Score));
            }
        }

        if (unusual.Count == 0)
        {
            return new(name, 0, 0, null, 0, last);
        }

        var worst = unusual.MaxBy(u => u.Score);
        return new(name, unusual.Count, unusual.Count(u => u.Value.Mark != ScoredMark.Usual), worst.Value.Time, worst.Score, last);
    }
}
