namespace AiOps.Bot.Core.Incidents;

/// <summary>The incident after a change, or why it was not changed.</summary>
public sealed record IncidentOutcome(Incident? Incident, string? Refusal)
{
    public static IncidentOutcome Refuse(string reason) => new(null, reason);
}
