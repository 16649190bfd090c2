namespace AiOps.Bot.Core.Cards;

/// <summary>A button. It carries ids only, never what is to be done.</summary>
/// <param name="Remediation">Null for buttons about the incident itself.</param>
/// <param name="Query">The id of the query that <see cref="CardButtonKind.RunQuery"/> runs.</param>
/// <param name="Form">What is asked for before it counts. A convenience for people: the use case checks on its own.</param>
public sealed record CardButton(CardButtonKind Kind, string Label, RemediationId? Remediation = null, CardForm Form = CardForm.None, string? Query = null);
