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

    /// <summary>Another condition of the same problem. The most severe one gives the incident its name.</summary>
    public static Incident Join(Incident incident, AlertSignal signal, DateTimeOffset now)
    {
        var isNews = !incident.Kinds.Contains(signal.Kind) || signal.Severity > incident.Severity;
        var leads = signal.Severity > incident.Severity;
        var joined = Count(incident, signal) with
        {
            Title = leads ? signal.Title : incident.Title,
            Kind = leads ? signal.Kind : incident.Kind,
            Kinds = Added(incident.Kinds, signal.Kind, int.MaxValue),
            Resources = signal.Resource == ResourceId.Unknown ? incident.Resources : Added(incident.Resources, signal.Resource, KeptResources),
            Fingerprints = Added(incident.Fingerprints, signal.Fingerprint, KeptFingerprints),
            Labels = leads ? signal.Labels.AddMissing(incident.Labels) : incident.Labels.AddMissing(signal.Labels),
            StartedAt = signal.StartsAt < incident.StartedAt ? signal.StartsAt : incident.StartedAt,
            NeedsInvestigation = incident.NeedsInvestigation || isNews,
        };
        return isNews && signal.Severity >= Severity.Medium ? Reopen(joined, signal, now) : joined;
    }

    /// <summary>The same condition again.</summary>
    public static Incident Repeat(Incident incident, AlertSignal signal, DateTimeOffset now)
    {
        var counted = Count(incident, signal);

        // A repeat disturbs nobody who has the incident in hand; after it seemed over it does.
        return incident.Status is IncidentStatus.Mitigated or IncidentStatus.Resolved ? Reopen(counted, signal, now) : counted;
    }

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
                NeedsInvestigation = true,
            };

    private static ImmutableArray<T> Added<T>(ImmutableArray<T> items, T item, int most) =>
        items.Contains(item) || items.Length >= most ? items : items.Add(item);

    private static ImmutableSortedDictionary<string, string> AddMissing(
        this ImmutableSortedDictionary<string, string> labels, ImmutableSortedDictionary<string, string> others) =>
        labels.AddRange(others.Where(o => !labels.ContainsKey(o.Key)));
}
