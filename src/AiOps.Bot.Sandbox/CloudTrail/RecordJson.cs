using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiOps.Bot.Sandbox.CloudTrail;

/// <summary>Writes a record as CloudTrail does, as described in "CloudTrail record contents for management, data, and network activity events".</summary>
internal static class RecordJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(TrailRecord record, AccountFacts account)
    {
        var json = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = record.Principal.Identity.DeepClone(),
            ["eventTime"] = record.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["eventSource"] = record.EventSource,
            ["eventName"] = record.EventName,
            ["awsRegion"] = account.Region,
            ["sourceIPAddress"] = record.SourceAddress,
            ["userAgent"] = record.UserAgent,
        };
        if (record.ErrorCode is not null)
        {
            json["errorCode"] = record.ErrorCode;
        }

        if (record.ErrorMessage is not null)
        {
            json["errorMessage"] = record.ErrorMessage;
        }

        json["requestParameters"] = record.RequestParameters?.DeepClone();
        json["responseElements"] = record.ResponseElements?.DeepClone();
        foreach (var (name, value) in record.More ?? [])
        {
            json[name] = value?.DeepClone();
        }

        json["requestID"] = record.RequestId;
        json["eventID"] = record.EventId;
        json["readOnly"] = record.ReadOnly;
        json["eventType"] = record.EventType;
        json["managementEvent"] = true;
        json["recipientAccountId"] = account.AccountId;
        json["eventCategory"] = "Management";
        return json.ToJsonString(Plain);
    }
}
