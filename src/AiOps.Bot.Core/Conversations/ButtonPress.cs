using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Core.Conversations;

/// <summary>A button of a card, or the form that such a button opened, filled in.</summary>
/// <param name="Incident">The incident of the card.</param>
/// <param name="Remediation">Null for buttons about the incident itself.</param>
/// <param name="Digest">What the card showed when the button was made: a proposal's digest, or the id of a suggested query; empty for buttons about the incident itself.</param>
/// <param name="Text">What the form asked for: a reason, a person, a length of time; empty where there was no form.</param>
public sealed record ButtonPress(CardButtonKind Button, IncidentId Incident, RemediationId? Remediation, string Digest, string Text) : ChatIntent;
