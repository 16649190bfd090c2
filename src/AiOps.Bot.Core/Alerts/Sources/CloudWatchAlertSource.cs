using System.Collections.Immutable;
using System.Text.Json;

namespace AiOps.Bot.Core.Alerts.Sources;

/// <summary>
/// CloudWatch alarm state changes, as EventBridge delivers them or inside an SNS notification. Other SNS messages (subscription confirmations, tests) report
/// nothing; a subscription is confirmed by the operator, never by fetching an address out of a payload.
/// </summary>
public sealed class CloudWatchAlertSource : IAlertSource
{
    public string Name => "cloudwatch";

    public IReadOnlyList<AlertSignal> Parse(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        var payload = JsonReading.Object(body);
        if (payload.Text("Type") is not { } type)
        {
            return [FromEventBridge(payload, receivedAt)];
        }

        return type == "Notification" && TryAlarm(payload.Text("Message")) is { } alarm ? [FromSns(alarm, receivedAt)] : [];
    }

    private static JsonElement? TryAlarm(string? message)
    {
        try
        {
            var alarm = JsonReading.Object(System.Text.Encoding.UTF8.GetBytes(message ?? ""));
            return alarm.Text("AlarmName") is null ? null : alarm;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private AlertSignal FromEventBridge(JsonElement payload, DateTimeOffset receivedAt)
    {
        if (payload.Text("detail-type") != "CloudWatch Alarm State Change")
        {
            throw new FormatException("'detail-type' is not 'CloudWatch Alarm State Change'");
        }

        if (!payload.TryGetProperty("detail", out var detail) || detail.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("'detail' is missing or not an object");
        }

        return Signal(new(
            detail.Required("alarmName"),
            FirstText(payload, "resources"),
            detail.Text("state", "value"),
            detail.Text("state", "reason"),
            EventBridgeDimension(detail),
            payload.Time("time") ?? receivedAt));
    }

    private AlertSignal FromSns(JsonElement alarm, DateTimeOffset receivedAt) => Signal(new(
        alarm.Required("AlarmName"),
        alarm.Text("AlarmArn"),
        alarm.Text("NewStateValue"),
        alarm.Text("NewStateReason"),
        SnsDimension(alarm),
        alarm.Time("StateChangeTime") ?? receivedAt));

    private AlertSignal Signal(Alarm alarm) => new()
    {
        Fingerprint = Fingerprint.Of(new Dictionary<string, string> { ["source"] = Name, ["alarm"] = alarm.Arn ?? alarm.Title }),
        Source = Name,
        Kind = "metric-threshold",
        Title = alarm.Title,
        Severity = Severity.High,
        Status = alarm.State == "OK" ? AlertStatus.Resolved : AlertStatus.Firing,
        Resource = new(alarm.Resource ?? alarm.Arn ?? alarm.Title),
        StartsAt = alarm.At,
        SeenAt = alarm.At,
        Reasons = alarm.Reason is null ? [] : [alarm.Reason],
        Labels = ImmutableSortedDictionary<string, string>.Empty.Add("alarm", alarm.Title),
    };

    private static string? FirstText(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().FirstOrDefault(i => i.ValueKind == JsonValueKind.String) is { ValueKind: JsonValueKind.String } first ? first.GetString() : null
            : null;

    /// <summary>The value of the first metric's first dimension: the resource that the alarm watches.</summary>
    private static string? EventBridgeDimension(JsonElement detail)
    {
        if (!detail.TryGetProperty("configuration", out var configuration) || !configuration.TryGetProperty("metrics", out var metrics) || metrics.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        return metrics.EnumerateArray()
            .Where(m => m.TryGetProperty("metricStat", out var stat) && stat.TryGetProperty("metric", out var metric) && metric.TryGetProperty("dimensions", out _))
            .SelectMany(m => m.GetProperty("metricStat").GetProperty("metric").GetProperty("dimensions").EnumerateObject())
            .Select(d => d.Value.ValueKind == JsonValueKind.String ? d.Value.GetString() : null)
            .FirstOrDefault();
    }

    private static string? SnsDimension(JsonElement alarm) =>
        alarm.TryGetProperty("Trigger", out var trigger) && trigger.ValueKind == JsonValueKind.Object
        && trigger.TryGetProperty("Dimensions", out var dimensions) && dimensions.ValueKind == JsonValueKind.Array
            ? dimensions.EnumerateArray().Select(d => d.Text("value")).FirstOrDefault()
            : null;

    private sealed record Alarm(string Title, string? Arn, string? State, string? Reason, string? Resource, DateTimeOffset At);
}
