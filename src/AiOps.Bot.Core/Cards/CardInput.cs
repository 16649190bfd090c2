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
    DateTimeOffset Now);
