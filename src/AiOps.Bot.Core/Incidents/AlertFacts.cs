using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Core.Incidents;

/// <summary>What a signal makes of the alert that it repeats, or begins. Pure.</summary>
internal static class AlertFacts
{
    private const int KeptEventIds = 50;

    /// <summary>The alert keeps counting what it was told to be quiet about.</summary>
    public static Alert Quiet(Alert known, AlertSignal signal) => known with
    {
        Status = AlertStatus.Suppressed,
        EndsAt = null,
        LastSeen = signal.SeenAt > known.LastSeen ? signal.SeenAt : known.LastSeen,
        Count = known.Count + 1,
    };

    public static Alert From(Alert? known, AlertSignal signal, IncidentId incident, IIdSource ids) => known is null
        ? new()
        {
            Id = new(ids.Next("alt")),
            Fingerprint = signal.Fingerprint,
            Source = signal.Source,
            Kind = signal.Kind,
            Title = signal.Title,
            Severity = signal.Severity,
            Resource = signal.Resource,
            StartsAt = signal.StartsAt,
            LastSeen = signal.SeenAt,
            Reasons = signal.Reasons,
            Labels = signal.Labels,
            EventIds = [.. signal.EventIds.Take(KeptEventIds)],
            Incident = incident,
        }
        : known with
        {
            Status = AlertStatus.Firing,
            Suppression = null,
            EndsAt = null,
            Title = signal.Title,
            Severity = signal.Severity > known.Severity ? signal.Severity : known.Severity,
            LastSeen = signal.SeenAt > known.LastSeen ? signal.SeenAt : known.LastSeen,
            Count = known.Count + 1,
            Reasons = signal.Reasons,
            Labels = signal.Labels,
            EventIds = [.. known.EventIds.Concat(signal.EventIds).Distinct(StringComparer.Ordinal).TakeLast(KeptEventIds)],
            Incident = incident,
        };
}
