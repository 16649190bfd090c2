using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Evaluation;

/// <summary>Whether a confidence word keeps what it promises.</summary>
/// <param name="Word">As it was told.</param>
/// <param name="Right">Of the cases told with it, those whose first entity was to blame. Where nothing was wrong, nothing was right to blame.</param>
public sealed record WordScore(Confidence Word, Proportion Right)
{
    public ConfidenceRange Promised => ConfidenceRange.Of(Word);

    /// <summary>False where not even the interval around the share touches what the word promises.</summary>
    public bool IsKept => Right.High >= Promised.From && Right.Low < Promised.Below;

    /// <summary>The words that were used, the surest first, over all sets: a reader does not know from which kind of system a word comes.</summary>
    public static ImmutableArray<WordScore> Of(IEnumerable<CaseResult> results) =>
    [
        .. results.Where(r => r.Invalid is null).GroupBy(r => r.Word).Where(g => g.Key is not null).OrderByDescending(g => g.Key)
            .Select(g => new WordScore(g.Key!.Value, Proportion.Among([.. g], r => r.Place == 1))),
    ];
}
