using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.WebConsole;

/// <summary>Finds the placeholders of an incident's page whose values may be kept. Pure.</summary>
internal static class ReplacedValues
{
    /// <summary>More are not offered as buttons; each can be looked up by its text all the same.</summary>
    private const int Most = 40;

    public static IReadOnlyList<string> In(Card card, Investigation? investigation, IEnumerable<TimelineEntry> timeline) =>
    [
        .. OnCard(card).Concat(InEvidence(investigation)).Concat(timeline.Select(t => t.Detail))
            .SelectMany(Placeholders.In).Where(p => IdentityKinds.Are(Placeholders.KindOf(p))).Distinct(StringComparer.Ordinal).Take(Most),
    ];

    private static IEnumerable<string> OnCard(Card card) =>
    [
        card.Header, card.Headline, .. card.Facts.Select(f => f.Value), .. card.Narrative.Select(c => c.Text), .. card.CouldNotRead, .. card.NothingFound, .. card.Context,
        .. card.RuledOut.SelectMany(r => new[] { r.Title, r.Because }),
    ];

    private static IEnumerable<string> InEvidence(Investigation? investigation) => investigation is null
        ? []
        : investigation.Evidence.SelectMany(e => e.Found.Lines.Select(l => l.Text).Prepend(e.Found.Title))
            .Concat(investigation.Hypotheses.Concat(investigation.RuledOut).Select(h => h.Title));
}
