using System.Collections.Immutable;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>Makes of a living incident the bundle that recorded ones come as, so that both are ranked by the same core. Pure.</summary>
internal static class LiveBundle
{
    /// <param name="telemetry">What collectors read whole.</param>
    public static IncidentBundle Of(InvestigationContext context, IncidentBundle telemetry, IEnumerable<Evidence> evidence) => telemetry with
    {
        Alert = AlertOf(context),
        Alerts = [.. context.Alerts.Select(RaisedOf)],
        Changes = ChangesOf(evidence),
    };

    /// <summary>In order of time.</summary>
    public static ImmutableArray<BundleChange> ChangesOf(IEnumerable<Evidence> evidence) =>
        [.. evidence.Where(e => e.Found.Kind == EvidenceKinds.Change).Select(ChangeOf).OrderBy(c => c.Time).ThenBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>The bundle's change that a piece of evidence shows.</summary>
    public static string IdOf(Evidence change) => change.Found.Lines.Select(l => l.EventId).FirstOrDefault(id => !string.IsNullOrEmpty(id)) ?? change.Id.Value;

    public static BundleAlert AlertOf(InvestigationContext context) => new()
    {
        Entity = context.Incident.Resources.Where(r => r != ResourceId.Unknown).Select(r => r.Value).FirstOrDefault(),
        Metric = context.Incident.Labels.GetValueOrDefault("metric") ?? context.Incident.Labels.GetValueOrDefault("metricName"),
        Kind = context.Incident.Kind,
        Time = context.Onset,
        Description = context.Incident.Title,
    };

    public static RaisedAlert RaisedOf(Alerts.Alert alert) => new()
    {
        Entity = alert.Resource.Value,
        Kind = alert.Kind,
        Name = alert.Labels.GetValueOrDefault(AnomalyLabels.Template, alert.Title),
        Time = OnsetOf.Alert(alert),
    };

    private static BundleChange ChangeOf(Evidence change)
    {
        var found = change.Found;
        return new()
        {
            Id = IdOf(change),
            Time = EvidenceTime.Of(change),
            Kind = found.Facts.GetValueOrDefault(EvidenceFacts.ChangeKind, ""),
            Entity = found.Resource == ResourceId.Unknown ? "" : found.Resource.Value,
            Actor = found.Facts.GetValueOrDefault(EvidenceFacts.Actor, ""),
            Summary = found.Facts.GetValueOrDefault(EvidenceFacts.EventName, found.Title),
            Diff = string.Join('\n', found.Lines.Skip(1).Select(l => l.Text)),
        };
    }
}
