using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>What the ranking of changes by topology, words and kind says of one change.</summary>
/// <param name="Weight">What its score is multiplied by: 0.5 to 1.5, and 1 where changes were not ranked.</param>
/// <param name="Because">The most telling reason, to be put after a title; empty where there is none.</param>
internal readonly record struct RankedChange(double Weight, string Because)
{
    private const double Least = 0.5;

    /// <summary>Where "no change is to blame" is the better explanation, every change loses as much as the worst of them.</summary>
    public static RankedChange Of(RankingInput input, Evidence change)
    {
        var changes = input.Verdict?.Changes ?? [];
        var id = LiveBundle.IdOf(change);
        if (changes.FirstOrDefault(c => c.Id == id) is not { } ranked)
        {
            return new(1, "");
        }

        var none = changes.FirstOrDefault(c => c.Id == ChangeSuspect.None)?.Score ?? 0;
        var weight = none > ranked.Score ? Least : Least + Math.Clamp(ranked.Score, 0, 1);
        return new(weight, ranked.Why.IsEmpty || weight <= 1 ? "" : $": {ranked.Why[0]}");
    }
}
