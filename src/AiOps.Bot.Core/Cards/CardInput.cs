using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Cards;

/// <summary>All that a card is made of.</summary>
/// <param name="Investigation">The latest one; null before the first is done.</param>
/// <param name="Remediations">The incident's, in any order.</param>
/// <param name="Now">When the card is made: expired proposals lose their buttons.</param>
public sealed record CardInput(
    Incident Incident,
    IReadOnlyList<Alert> Alerts,
    Investigation? Investigation,
    IReadOnlyList<Remediation> Remediations,
    DateTimeOffset Now)
{
    /// <summary>Lets the card say who may approve, by group and by name; null = only how many.</summary>
    public ApprovalFacts? Approval { get; init; }

    /// <summary>The anomalous series; null where there is nothing to draw.</summary>
    public CardChart? Chart { get; init; }
}
