using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Scoring.Models;

/// <summary>What a champion and its challenger said about the same rows, counted. Pure.</summary>
internal static class ModelComparison
{
    /// <param name="champion">Scores, and the threshold above which rows are raised.</param>
    /// <param name="challenger">The same of the other, of the same rows.</param>
    public static IReadOnlyList<ModelTally> Count((double[] Scores, double Threshold) champion, (double[] Scores, double Threshold) challenger)
    {
        var (both, first, second) = (0L, 0L, 0L);
        var (firstBins, secondBins) = (new long[ModelTally.Bins], new long[ModelTally.Bins]);
        for (var i = 0; i < champion.Scores.Length; i++)
        {
            var (byFirst, bySecond) = (champion.Scores[i] > champion.Threshold, challenger.Scores[i] > challenger.Threshold);
            both += byFirst && bySecond ? 1 : 0;
            first += byFirst && !bySecond ? 1 : 0;
            second += bySecond && !byFirst ? 1 : 0;
            firstBins[BinOf(champion.Scores[i])]++;
            secondBins[BinOf(challenger.Scores[i])]++;
        }

        return
        [
            .. new ModelTally[] { new(ModelTally.Rows, 0, champion.Scores.Length), new(ModelTally.Both, 0, both), new(ModelTally.ChampionOnly, 0, first), new(ModelTally.ChallengerOnly, 0, second) }
                .Concat(firstBins.Select((count, bin) => new ModelTally(ModelTally.ChampionScores, bin, count)))
                .Concat(secondBins.Select((count, bin) => new ModelTally(ModelTally.ChallengerScores, bin, count)))
                .Where(t => t.Count > 0),
        ];
    }

    private static int BinOf(double score) => Math.Clamp((int)(score * ModelTally.Bins), 0, ModelTally.Bins - 1);
}
