using System.Collections.Immutable;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations.Memory;

/// <summary>What of an incident is remembered. Pure.</summary>
internal static class Remembering
{
    private const int MaxTemplates = 50;

    private static readonly CauseReview NoWord = new(CauseAnswer.No, null, null, "", "", "", "", default);

    /// <summary>How the incident looks, to be compared with what is remembered.</summary>
    public static RememberedIncident Look(Incident incident, IReadOnlyList<Alert> alerts) => Of(incident, alerts, NoWord, "");

    public static RememberedIncident Of(Incident incident, IReadOnlyList<Alert> alerts, CauseReview review, string ending) => new()
    {
        Incident = incident.Id,
        Recurrence = incident.Recurrences,
        Account = incident.Account,
        Title = incident.Title,
        Kinds = incident.Kinds.IsEmpty ? [incident.Kind] : incident.Kinds,
        Resources = [.. incident.Resources.Where(r => r != ResourceId.Unknown)],
        Fingerprints = incident.Fingerprints,
        Templates = Templates(incident, alerts),
        StartedAt = incident.StartedAt,
        EndedAt = incident.ResolvedAt ?? incident.LastSeen,
        Ending = ending,
        Review = review,
    };

    private static ImmutableArray<string> Templates(Incident incident, IReadOnlyList<Alert> alerts) =>
        [.. alerts.Select(a => a.Labels).Prepend(incident.Labels).Select(l => l.GetValueOrDefault(AnomalyLabels.Template, "")).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Take(MaxTemplates)];
}
