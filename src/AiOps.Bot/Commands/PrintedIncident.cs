using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Commands;

/// <summary>An incident as <c>detect --incidents</c> and <c>backtest --json</c> write it.</summary>
internal sealed record PrintedIncident(
    string Id, string Title, Severity Severity, IncidentStatus Status, DateTimeOffset StartedAt, DateTimeOffset LastSeen, long Reports, IReadOnlyList<string> Resources)
{
    private const int MaxIds = 200;

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Part> Alerts { get; init; } = [];

    /// <summary>Ids of the anomalies behind it, at most 200.</summary>
    public IReadOnlyList<string> Anomalies { get; init; } = [];

    public static PrintedIncident Of(Incident incident, IReadOnlyList<Alert> alerts, IReadOnlyList<Anomaly> anomalies) =>
        new(incident.Id.Value, incident.Title, incident.Severity, incident.Status, incident.StartedAt, incident.LastSeen, incident.AlertCount, [.. incident.Resources.Select(r => r.Value)])
        {
            Labels = incident.Labels,
            Alerts = [.. alerts.Select(a => new Part(a.Title, a.Severity, a.StartsAt, a.Labels.GetValueOrDefault(AnomalyLabels.SourceAddress)))],
            Anomalies = [.. anomalies.Select(a => a.Id).Distinct().Take(MaxIds)],
        };

    internal sealed record Part(string Title, Severity Severity, DateTimeOffset StartsAt, string? SourceAddress);
}
