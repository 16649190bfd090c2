using System.Text.Json;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.CloudTrail;

/// <summary>LookupEvents: management events of the last 90 days, newest first, by one attribute.</summary>
internal sealed class LookupEvents(Trail trail) : IServiceOperations
{
    private const int MaxPage = 50;

    public IEnumerable<Operation> Operations => [new("cloudtrail", "LookupEvents", false, Run)];

    private AwsReply Run(AwsCall call)
    {
        var (from, to) = (call.Json.FindTime("StartTime") ?? call.Now - Trail.Retention, call.Json.FindTime("EndTime") ?? call.Now);
        if (from > to)
        {
            throw new AwsErrorException("InvalidTimeRangeException", "StartTime cannot be later than EndTime.");
        }

        from = from < call.Now - Trail.Retention ? call.Now - Trail.Retention : from;
        var size = call.Json.FindNumber("MaxResults") ?? MaxPage;
        if (size is < 1 or > MaxPage)
        {
            throw new AwsErrorException("InvalidMaxResultsException", "A maximum of 50 results may be returned; MaxResults must be 1 to 50.");
        }

        var matches = Attribute(call.Json);
        var (start, afterEnd) = Place(call.Json, to);
        return Page(start, from, afterEnd, (int)size, matches);
    }

    private AwsReply Page(int start, DateTimeOffset from, DateTimeOffset to, int size, Func<TrailEntry, bool> matches) => AwsReply.Json(writer =>
    {
        writer.WriteStartArray("Events");
        var found = 0;
        var index = start;
        for (; index >= 0 && trail.Entries[index].Time >= from && found < size; index--)
        {
            if (trail.Entries[index] is var entry && entry.Time <= to && matches(entry))
            {
                Write(writer, entry);
                found++;
            }
        }

        writer.WriteEndArray();
        if (HasMore(index, from, matches))
        {
            writer.WriteString("NextToken", OpaqueToken.Encode(index, to.ToUnixTimeMilliseconds()));
        }
    });

    private bool HasMore(int index, DateTimeOffset from, Func<TrailEntry, bool> matches)
    {
        for (; index >= 0 && trail.Entries[index].Time >= from; index--)
        {
            if (matches(trail.Entries[index]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where to read on. New events come at the end of the list, so an index stays what it was; the token also holds the end time that applied.</summary>
    private (int Start, DateTimeOffset To) Place(JsonElement input, DateTimeOffset to)
    {
        var last = trail.Entries.Count - 1;
        if (input.FindText("NextToken") is not { } token)
        {
            return (last, to);
        }

        return OpaqueToken.Decode(token, 2) is [>= 0 and var index, > 0 and < 253_402_300_799_000 and var until] && index <= last
            ? ((int)index, DateTimeOffset.FromUnixTimeMilliseconds(until))
            : throw new AwsErrorException("InvalidNextTokenException", "Invalid token or token that was previously used in a request with different parameters.");
    }

    private static Func<TrailEntry, bool> Attribute(JsonElement input)
    {
        var attributes = input.Items("LookupAttributes");
        if (attributes.Count > 1)
        {
            throw new AwsErrorException("InvalidLookupAttributesException", "Only one lookup attribute is supported.");
        }

        if (attributes.Count == 0)
        {
            return _ => true;
        }

        var (key, value) = (attributes[0].FindText("AttributeKey") ?? "", attributes[0].FindText("AttributeValue") ?? "");
        return key switch
        {
            "EventId" => e => e.EventId == value,
            "EventName" => e => e.EventName == value,
            "ReadOnly" => e => e.ReadOnly == (value == "true"),
            "Username" => e => e.Username == value,
            "EventSource" => e => e.EventSource == value,
            _ => ByResource(key, value),
        };
    }

    private static Func<TrailEntry, bool> ByResource(string key, string value) => key switch
    {
        "ResourceType" => e => e.Resources.Any(r => r.Type == value),
        "ResourceName" => e => e.Resources.Any(r => r.Name == value),
        "AccessKeyId" => e => e.AccessKeyId == value,
        _ => throw new AwsErrorException("InvalidLookupAttributesException", $"'{key}' is not an attribute to look up by."),
    };

    private static void Write(Utf8JsonWriter writer, TrailEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("EventId", entry.EventId);
        writer.WriteString("EventName", entry.EventName);
        writer.WriteString("ReadOnly", entry.ReadOnly ? "true" : "false");
        writer.WriteString("AccessKeyId", entry.AccessKeyId);
        writer.WriteNumber("EventTime", entry.Time.ToUnixTimeMilliseconds() / 1_000.0);
        writer.WriteString("EventSource", entry.EventSource);
        writer.WriteString("Username", entry.Username);
        writer.WriteStartArray("Resources");
        foreach (var resource in entry.Resources)
        {
            writer.WriteStartObject();
            writer.WriteString("ResourceType", resource.Type);
            writer.WriteString("ResourceName", resource.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("CloudTrailEvent", entry.Record.Utf8);
        writer.WriteEndObject();
    }
}
