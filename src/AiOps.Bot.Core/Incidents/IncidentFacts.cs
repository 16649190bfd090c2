using System.Collections.Immutable;
using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Core.Incidents;

/// <summary>What a signal makes of an incident. Pure.</summary>
internal static class IncidentFacts
{
    private const int KeptResources = 50;
    private const int KeptFingerprints = 200;

    public static Incident Open(AlertSignal signal, IncidentId id, DateTimeOffset now, IncidentOptions options) => new()
    {
        Id = id,
        Title = signal.Title,
        Severity = signal.Severity,
        Kind = signal.Kind,
        Kinds = [signal.Kind],
        Account = options.Account,
        Region = options.Region,
        Resources = signal.Resource == ResourceId.Unknown ? [] : [signal.Resource],
        Fingerprints = [signal.Fingerprint],
        Labels = signal.Labels,
        StartedAt = signal.StartsAt,
        OpenedAt = now,
        StatusSince = now,
        LastSeen = signal.SeenAt,
    };

    /// <summary>Another condition of the same problem. The most severe one gives the incident its name; of several of one kind, the largest.</summary>
    public static Incident Join(Incident incident, AlertSignal signal, DateTimeOffset now)
    {
        var isNews = !incident.Kinds.Contains(signal.Kind) || signal.Severity > incident.Severity;
        var leads = Leads(signal, incident);
        var joined = Count(incident, signal) with
        {
            Title = leads ? signal.Title : incident.Title,
            Kind = leads ? signal.Kind : incident.Kind,
            Kinds = Added(incident.Kinds, signal.Kind, int.MaxValue),
            Resources = signal.Resource == ResourceId.Unknown ? incident.Resources : Added(incident.Resources, signal.Resource, KeptResources),
            Fingerprints = Added(incident.Fingerprints, signal.Fingerprint, KeptFingerprints),
            Labels = IncidentLabels.With(incident.Labels, signal, leads),
            StartedAt = signal.StartsAt < incident.StartedAt ? signal.StartsAt : incident.StartedAt,
            NeedsInvestigation = incident.NeedsInvestigation || isNews,
        };
        return isNews && signal.Severity >= Severity.Medium ? Reopen(joined, signal, now) : joined;
    }

    /// <summary>The same condition again.</summary>
    /// <param name="known">The condition as it was reported before.</param>
    public static Incident Repeat(Incident incident, Alert known, AlertSignal signal, DateTimeOffset now)
    {
        var leads = incident.Title == known.Title || Leads(signal, incident);
        var counted = Count(incident, signal) with
        {
            Title = leads ? signal.Title : incident.Title,
            Labels = IncidentLabels.With(incident.Labels, signal, leads),
        };

        // A repeat disturbs nobody who has the incident in hand; after it seemed over it does.
        return incident.Status is IncidentStatus.Mitigated or IncidentStatus.Resolved ? Reopen(counted, signal, now) : counted;
    }

    private static bool Leads(AlertSignal signal, Incident incident) =>
        signal.Severity > incident.Severity
        || (signal.Severity == incident.Severity && signal.Kind == incident.Kind && IncidentLabels.CountOf(signal.Labels) > IncidentLabels.CountOf(incident.Labels));

    private static Incident Count(Incident incident, AlertSignal signal) => incident with
    {
        AlertCount = incident.AlertCount + 1,
        LastSeen = signal.SeenAt > incident.LastSeen ? signal.SeenAt : incident.LastSeen,
        Severity = signal.Severity > incident.Severity ? signal.Severity : incident.Severity,
    };

    private static Incident Reopen(Incident incident, AlertSignal signal, DateTimeOffset now) =>
        incident.Status == IncidentStatus.Triggered || signal.SeenAt <= incident.StatusSince
            ? incident
            : incident with
            {
                Status = IncidentStatus.Triggered,
                StatusSince = now,
                ResolvedAt = null,
                Recurrences = incident.Recurrences + (incident.Status == IncidentStatus.Resolved ? 1 : 0),
                Review = null,
                Reopenings = incident.Status == IncidentStatus.Resolved ? [.. incident.Reopenings.TakeLast(Flapping.Kept - 1), now] : incident.Reopenings,
                NeedsInvestigation = true,
            };

    private static ImmutableArray<T> Added<T>(ImmutableArray<T> items, T item, int most) =>
        items.Contains(item) || items.Length >= most ? items : items.Add(item);
}
