using System.Collections.Immutable;
using System.Text.Json;

namespace AiOps.Bot.Core.Alerts.Sources;

/// <summary>
/// Our own plain form, for scripts: <c>{"title","severity"?,"resource"?,"status"?("firing"|"resolved"),"kind"?,"startsAt"?,"fingerprint"?,"labels"?{...},"reasons"?[...]}</c>.
/// </summary>
public sealed class GenericAlertSource : IAlertSource
{
    private const int MostLabels = 50;

    public string Name => "generic";

    public IReadOnlyList<AlertSignal> Parse(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        var alert = JsonReading.Object(body);
        var title = alert.Required("title");
        var resource = alert.Text("resource");
        var kind = alert.Text("kind") ?? "reported";
        var identity = new Dictionary<string, string> { ["source"] = Name, ["kind"] = kind, ["resource"] = resource ?? "", ["title"] = title };
        if (alert.Text("fingerprint") is { } fingerprint)
        {
            identity = new() { ["source"] = Name, ["fingerprint"] = fingerprint };
        }

        return
        [
            new()
            {
                Fingerprint = Fingerprint.Of(identity),
                Source = Name,
                Kind = kind,
                Title = title,
                Severity = SeverityWords.Read(alert.Text("severity")),
                Status = Status(alert),
                Resource = resource is null ? ResourceId.Unknown : new(resource),
                StartsAt = alert.Time("startsAt") ?? receivedAt,
                SeenAt = receivedAt,
                Reasons = Reasons(alert),
                Labels = Labels(alert),
            },
        ];
    }

    private static AlertStatus Status(JsonElement alert) => alert.Text("status")?.ToLowerInvariant() switch
    {
        null or "firing" => AlertStatus.Firing,
        "resolved" => AlertStatus.Resolved,
        var word => throw new FormatException($"'status' is '{word}'; it must be firing or resolved"),
    };

    private static ImmutableArray<string> Reasons(JsonElement alert) =>
        alert.TryGetProperty("reasons", out var reasons) && reasons.ValueKind == JsonValueKind.Array
            ? [.. reasons.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.String).Take(10).Select(r => r.GetString()!)]
            : [];

    private static ImmutableSortedDictionary<string, string> Labels(JsonElement alert) =>
        alert.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Object
            ? labels.EnumerateObject().Where(l => l.Value.ValueKind == JsonValueKind.String).Take(MostLabels)
                .DistinctBy(l => l.Name).ToImmutableSortedDictionary(l => l.Name, l => l.Value.GetString()!)
            : ImmutableSortedDictionary<string, string>.Empty;
}
