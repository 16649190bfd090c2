using System.Collections.Immutable;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Cards;

/// <summary>Makes the card of an incident. Pure: the same input gives the same card.</summary>
public static class CardBuilder
{
    private const int VisibleButtons = 3;
    private const int MaxAlternatives = 4;

    public static Card Build(CardInput input)
    {
        var buttons = CardButtons.For(input);
        var causes = CardCauses.For(input.Investigation);
        var likely = causes.FirstOrDefault() is { Confidence: > Confidence.Unlikely } first ? WithoutWhatAButtonDoes(first, input) : null;
        return new Card
        {
            Incident = input.Incident.Id,
            Severity = input.Incident.Severity,
            Status = input.Incident.Status,
            Header = CardLimits.Cut(input.Incident.Title, CardLimits.Header),
            Headline = Headline(input, likely),
            Facts = CardFacts.For(input),
            MostLikely = likely,
            Narrative = Narrative(input.Investigation),
            Proposals = CardProposals.For(input),
            Alternatives = [.. causes.Skip(likely is null ? 0 : 1).Take(MaxAlternatives)],
            RuledOut = RuledOut(input.Investigation),
            CouldNotRead = Gaps(input.Investigation, GapKind.NotRead),
            NothingFound = Gaps(input.Investigation, GapKind.NothingThere),
            Chart = input.Chart,
            Buttons = [.. buttons.Take(VisibleButtons)],
            MoreButtons = [.. buttons.Skip(VisibleButtons)],
            Context = CardContext.For(input.Investigation),
        };
    }

    /// <summary>An action that is offered for the same resource takes the place of doing it by hand.</summary>
    private static CardCause WithoutWhatAButtonDoes(CardCause cause, CardInput input) =>
        input.Remediations.Any(r => IsOpen(r.Status) && r.RollbackOf is null && r.Request.Resource == input.Investigation?.Hypotheses[0].Entity) ? cause with { ManualStep = null } : cause;

    private static bool IsOpen(RemediationStatus status) => status is RemediationStatus.Proposed or RemediationStatus.Approved or RemediationStatus.Running;

    private static string Headline(CardInput input, CardCause? likely) => (input.Incident.Status, input.Investigation) switch
    {
        (IncidentStatus.Resolved, _) => "Resolved",
        (_, null) => "Investigating",
        _ when likely is null => "Inconclusive: nothing that was read explains it",
        _ => CardLimits.Cut($"{CardWords.Sentence(likely.ConfidenceWord)}: {likely.Title}", CardLimits.Line),
    };

    private static ImmutableArray<CardClaim> Narrative(Investigation? investigation) =>
        investigation?.Narrative is { } narrative
            ? [.. narrative.Claims.Select(c => new CardClaim(CardLimits.Cut(c.Text, CardLimits.Line), c.Cites))]
            : [];

    private static ImmutableArray<CardRuledOut> RuledOut(Investigation? investigation) =>
        investigation is null
            ? []
            : [.. investigation.RuledOut.Select(h => new CardRuledOut(
                CardLimits.Cut(CardCauses.TitleOf(h), CardLimits.Line),
                CardLimits.Cut(h.RuledOutBecause ?? "the evidence speaks against it", CardLimits.Line)))];

    private static ImmutableArray<string> Gaps(Investigation? investigation, GapKind kind) =>
        investigation is null ? [] : [.. investigation.Gaps.Where(g => g.Kind == kind).Select(g => CardLimits.Cut($"{g.Collector}: {g.Reason}", CardLimits.Line))];
}
