using System.Globalization;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations;

/// <summary>When the trouble began.</summary>
internal static class OnsetOf
{
    /// <summary>The earliest beginning among the firing alerts; for ceased activity, when the event was last seen.</summary>
    public static DateTimeOffset Trouble(Incident incident, IReadOnlyList<Alert> alerts) =>
        alerts.Where(a => a.Status == AlertStatus.Firing).Select(Alert).DefaultIfEmpty(incident.StartedAt).Min();

    public static DateTimeOffset Alert(Alert alert) =>
        alert.Kind is AnomalyKinds.ActivityCeased or AnomalyKinds.SourceSilent && alert.Labels.TryGetValue(AnomalyLabels.LastSeen, out var text)
            ? Time(text) ?? alert.StartsAt
            : alert.StartsAt;

    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
