namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What a person wants done with an incident.</summary>
/// <param name="Reason">For the timeline.</param>
/// <param name="Person">To whom it is assigned: an id or a name of the directory.</param>
/// <param name="For">How long it is snoozed, for example <c>2h</c>.</param>
/// <param name="Answer">Whether the cause that was named was the cause: <c>yes</c>, <c>no</c>, or <c>other</c> with the cause as the reason.</param>
internal sealed record IncidentVerbRequest(string? Reason, string? Person = null, string? For = null, string? Answer = null);
