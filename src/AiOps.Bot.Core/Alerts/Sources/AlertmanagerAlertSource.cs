using System.Collections.Immutable;
using System.Text.Json;

namespace AiOps.Bot.Core.Alerts.Sources;

/// <summary>Prometheus Alertmanager's webhook, version 4: a group of alerts, each firing or resolved.</summary>
public sealed class AlertmanagerAlertSource : IAlertSource
{
    private static readonly string[] ResourceLabels = ["instance", "pod", "service", "job"];

    public string Name => "alertmanager";

    public IReadOnlyList<AlertSignal> Parse(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        var group = JsonReading.Object(body);
        if (!group.TryGetProperty("alerts", out var alerts) || alerts.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("'alerts' is missing or not a list");
        }

        return [.. alerts.EnumerateArray().Select(a => Read(a, receivedAt))];
    }

    private AlertSignal Read(JsonElement alert, DateTimeOffset receivedAt)
    {
        var labels = Labels(alert);
        var name = labels.GetValueOrDefault("alertname", "alert");
        return new()
        {
            Fingerprint = Fingerprint.Of(labels.Add("\0source", Name)),
            Source = Name,
            Kind = name,
            Title = alert.Text("annotations", "summary") ?? alert.Text("annotations", "description") ?? name,
            Severity = SeverityWords.Read(labels.GetValueOrDefault("severity")),
            Status = alert.Text("status") == "resolved" ? AlertStatus.Resolved : AlertStatus.Firing,
            Resource = ResourceLabels.Select(l => labels.GetValueOrDefault(l)).FirstOrDefault(v => v is not null) is { } resource ? new(resource) : ResourceId.Unknown,
            StartsAt = alert.Time("startsAt") ?? receivedAt,
            SeenAt = receivedAt,
            Labels = labels,
            Reasons = alert.Text("annotations", "description") is { } description ? [description] : [],
        };
    }

    private static ImmutableSortedDictionary<string, string> Labels(JsonElement alert) =>
        alert.ValueKind == JsonValueKind.Object && alert.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Object
            ? labels.EnumerateObject().Where(l => l.Value.ValueKind == JsonValueKind.String).DistinctBy(l => l.Name)
                .ToImmutableSortedDictionary(l => l.Name, l => l.Value.GetString()!, StringComparer.Ordinal)
            : throw new FormatException("an alert has no 'labels'");
}
