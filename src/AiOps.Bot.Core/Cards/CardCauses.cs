using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Core.Cards;

/// <summary>The hypotheses of an investigation as a card shows them.</summary>
internal static class CardCauses
{
    private const int MaxEvidence = 3;

    public static ImmutableArray<CardCause> For(Investigation? investigation) =>
        investigation is null ? [] : [.. investigation.Hypotheses.Select(h => Of(h, investigation))];

    private static CardCause Of(Hypothesis hypothesis, Investigation investigation) => new(
        CardLimits.Cut(TitleOf(hypothesis), CardLimits.Line),
        hypothesis.Confidence,
        CardWords.For(hypothesis.Confidence),
        [.. hypothesis.Supports.Select(id => Find(investigation, id)).OfType<Evidence>().Take(MaxEvidence).Select(Of)],
        hypothesis.Contradicts,
        hypothesis.ManualStep);

    /// <summary>Whoever reads must see which words are nobody's but a model's.</summary>
    public static string TitleOf(Hypothesis hypothesis) => hypothesis.FromModel ? $"{hypothesis.Title} (suggested by a model)" : hypothesis.Title;

    private static Evidence? Find(Investigation investigation, EvidenceId id) => investigation.Evidence.FirstOrDefault(e => e.Id == id);

    private static CardEvidence Of(Evidence evidence)
    {
        var line = TellingLine.Of(evidence.Found);
        return new(
            evidence.Id,
            CardLimits.Cut(evidence.Found.Title, CardLimits.Line),
            line is null ? null : CardLimits.Cut(line.Text, CardLimits.Excerpt),
            line?.Time,
            line?.Tainted ?? false);
    }
}
