using System.Collections.Frozen;

namespace AiOps.Bot.Core.Incidents;

/// <summary>The table of allowed status changes of an incident.</summary>
public static class IncidentTransitions
{
    private static readonly FrozenDictionary<IncidentStatus, IncidentStatus[]> Allowed = new Dictionary<IncidentStatus, IncidentStatus[]>
    {
        [IncidentStatus.Triggered] = [IncidentStatus.Acknowledged, IncidentStatus.Mitigated, IncidentStatus.Resolved],
        [IncidentStatus.Acknowledged] = [IncidentStatus.Mitigated, IncidentStatus.Resolved, IncidentStatus.Triggered],
        [IncidentStatus.Mitigated] = [IncidentStatus.Resolved, IncidentStatus.Triggered],
        [IncidentStatus.Resolved] = [IncidentStatus.Triggered],
    }.ToFrozenDictionary();

    public static bool MayMove(IncidentStatus from, IncidentStatus to) => Allowed[from].Contains(to);
}
