using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Core.Incidents;

/// <summary>Which open incident a signal belongs to. Pure.</summary>
public static class IncidentGrouping
{
    /// <summary>The open incident to join: one with a common resource or a common source address, seen lately; of several the latest opened.</summary>
    public static Incident? Find(AlertSignal signal, IEnumerable<Incident> living, IncidentOptions options) => living
        .Where(i => i.Status != IncidentStatus.Resolved && IsNear(signal, i, options) && IsRelated(signal, i))
        .OrderByDescending(i => i.OpenedAt)
        .ThenByDescending(i => i.Id.Value, StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool IsNear(AlertSignal signal, Incident incident, IncidentOptions options) =>
        GoesOn(incident)
        || (signal.SeenAt >= incident.StartedAt - options.GroupWithin && signal.SeenAt <= incident.LastSeen + options.GroupWithin);

    private static bool GoesOn(Incident incident) =>
        incident.Kinds.Contains(AnomalyKinds.ActivityCeased) || incident.Kinds.Contains(AnomalyKinds.SourceSilent);

    private static bool IsRelated(AlertSignal signal, Incident incident) =>
        (signal.Resource != ResourceId.Unknown && incident.Resources.Contains(signal.Resource))
        || (signal.Labels.TryGetValue(AnomalyLabels.SourceAddress, out var address)
            && incident.Labels.TryGetValue(AnomalyLabels.SourceAddress, out var other)
            && address == other);
}
