namespace AiOps.Bot.Core.Cards;

/// <summary>A button. It carries ids only, never what is to be done.</summary>
/// <param name="Remediation">Null for buttons about the incident itself.</param>
public sealed record CardButton(CardButtonKind Kind, string Label, RemediationId? Remediation = null);
