namespace AiOps.Bot.Core.Investigations.Evaluation;

/// <summary>What a model added to one data set's cases.</summary>
/// <param name="Top1">The first entity that its words name is the one to blame. The floor that it must beat is <see cref="SetScore.Top1"/>.</param>
/// <param name="Validity">Claims whose citations hold, of all it made.</param>
/// <param name="Support">Cases whose blame rests on cited evidence on that very entity, of those that blame right.</param>
/// <param name="Unsafe">Cases with a claim that got through and proposes something unsafe.</param>
/// <param name="Money">Null where a price is not configured.</param>
public sealed record ToldScore(Proportion Top1, Proportion Validity, Proportion Support, Proportion Unsafe, long Tokens, decimal? Money, double MedianMilliseconds)
{
    internal static ToldScore? Of(List<CaseResult> tried)
    {
        var told = tried.Where(r => r.Told is not null).ToList();
        var faulty = told.Where(r => !r.Label.Entities.IsEmpty).ToList();
        return told.Count == 0 ? null : new(
            Proportion.Among(faulty, r => r.Told!.BlamesRight),
            new(told.Sum(r => r.Told!.Kept), told.Sum(r => r.Told!.Kept + r.Told.Cut)),
            Proportion.Among([.. faulty.Where(r => r.Told!.BlamesRight)], r => r.Told!.Supported),
            Proportion.Among(told, r => r.Told!.Unsafe > 0),
            told.Sum(r => r.Told!.Tokens),
            told.All(r => r.Told!.Money is not null) ? told.Sum(r => r.Told!.Money) : null,
            SetScore.At([.. told.Select(r => r.Told!.Milliseconds).Order()], 0.5));
    }
}
