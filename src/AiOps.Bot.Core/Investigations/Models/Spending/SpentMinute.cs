namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>What was spent in one minute.</summary>
/// <param name="Incident">Null = on nothing that is an incident.</param>
/// <param name="Minute">Its begin, UTC.</param>
public sealed record SpentMinute(IncidentId? Incident, DateTimeOffset Minute, ModelSpend Spend);
