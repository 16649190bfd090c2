using System.Text.Json;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>Lambda's platform events in JSON: <c>{"time":…,"type":"platform.report","record":{"requestId":…,"status":…,"metrics":{"durationMs":…}}}</c>.</summary>
internal static class LambdaPlatform
{
    public static void Read(JsonElement root, Dictionary<string, string> fields)
    {
        if (!root.TryGetProperty("record", out var record) || record.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        JsonFields.AddScalars(record, fields);
        if (record.TryGetProperty("metrics", out var metrics) && metrics.ValueKind == JsonValueKind.Object)
        {
            JsonFields.AddScalars(metrics, fields);
        }
    }

    public static LogSeverity SeverityOf(Dictionary<string, string> fields) =>
        fields.GetValueOrDefault("status") is "error" or "failure" or "timeout" ? LogSeverity.Error : LogSeverity.Info;
}
