using System.Text.Json;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>One CloudTrail record as JSON, alone or as the detail of an EventBridge event. See "CloudTrail record contents" in AWS's documentation.</summary>
internal sealed class CloudTrailFormat : ILineFormat
{
    private static readonly string[] Plain =
        ["eventName", "eventSource", "sourceIPAddress", "errorCode", "errorMessage", "userAgent", "awsRegion", "eventID", "eventType", "readOnly", "recipientAccountId", "requestParameters"];

    private static readonly string[] Identity = ["arn", "type", "userName", "accountId", "principalId", "invokedBy", "accessKeyId"];

    public ParsedLog? TryParse(string line, DateTimeOffset reference)
    {
        if (!line.AsSpan().TrimStart().StartsWith("{") || !line.Contains("\"eventSource\"", StringComparison.Ordinal) || !line.Contains("\"eventName\"", StringComparison.Ordinal))
        {
            return null;
        }

        return JsonFields.ReadObject(line, LogFormat.CloudTrail, ReadEvent);
    }

    private static ParsedLog? ReadEvent(JsonElement root, string line) =>
        ReadRecord(root.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.Object ? detail : root);

    private static ParsedLog? ReadRecord(JsonElement record)
    {
        var fields = new Dictionary<string, string>();
        foreach (var name in Plain)
        {
            JsonFields.Add(fields, name, JsonFields.Read(record, name));
        }

        ReadIdentity(record, fields);
        JsonFields.Add(fields, "responseElements.ConsoleLogin", JsonFields.Read(record, "responseElements", "ConsoleLogin"));
        JsonFields.Add(fields, "additionalEventData.MFAUsed", JsonFields.Read(record, "additionalEventData", "MFAUsed"));
        if (!fields.TryGetValue("eventName", out var action) || !fields.TryGetValue("eventSource", out var service))
        {
            // The words are somewhere inside, so it is some other JSON that talks about events.
            return null;
        }

        var isRefused = fields.TryGetValue("errorCode", out var error) || fields.GetValueOrDefault("responseElements.ConsoleLogin") == "Failure";
        var hasTime = Timestamps.ReadIso(JsonFields.Read(record, "eventTime"), out var time) > 0;
        return new ParsedLog
        {
            Format = LogFormat.CloudTrail, Timestamp = hasTime ? time : null, Program = service, Severity = isRefused ? LogSeverity.Warning : LogSeverity.Info,
            Content = ContentOf(service, action, error, fields.GetValueOrDefault("errorMessage")), Fields = fields, Malformed = !hasTime,
        };
    }

    /// <summary>Who it was. For a role session the name is the role's, which stays while session names change.</summary>
    private static void ReadIdentity(JsonElement record, Dictionary<string, string> fields)
    {
        foreach (var name in Identity)
        {
            JsonFields.Add(fields, "userIdentity." + name, JsonFields.Read(record, "userIdentity", name));
        }

        if (!fields.ContainsKey("userIdentity.userName"))
        {
            JsonFields.Add(fields, "userIdentity.userName", JsonFields.Read(record, "userIdentity", "sessionContext", "sessionIssuer", "userName"));
        }
    }

    private static string ContentOf(string service, string action, string? error, string? message) =>
        (error, message) switch
        {
            (null, null) => $"{service} {action}",
            (_, null) => $"{service} {action} {error}",
            (null, _) => $"{service} {action}: {message}",
            _ => $"{service} {action} {error}: {message}",
        };
}
