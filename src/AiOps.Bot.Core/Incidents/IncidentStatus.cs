namespace AiOps.Bot.Core.Incidents;

/// <summary>Triggered → Acknowledged → Mitigated → Resolved, and back to Triggered on recurrence.</summary>
public enum IncidentStatus
{
    Triggered,
    Acknowledged,
    Mitigated,
    Resolved,
}
