using System.Text.Json;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>DescribeLogGroups and DescribeLogStreams.</summary>
internal sealed class DescribeLogs(LogGroups groups)
{
    private const int MaxLimit = 50;

    public AwsReply Groups(AwsCall call)
    {
        var prefix = call.Json.FindText("logGroupNamePrefix") ?? "";
        var pattern = call.Json.FindText("logGroupNamePattern") ?? "";
        var matching = groups.All
            .Where(g => g.Name.StartsWith(prefix, StringComparison.Ordinal) && g.Name.Contains(pattern, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return Page(call.Json, "logGroups", matching, WriteGroup);
    }

    public AwsReply Streams(AwsCall call)
    {
        var group = LogRequests.RequireGroup(groups, call.Json);
        var prefix = call.Json.FindText("logStreamNamePrefix") ?? "";
        var byTime = call.Json.FindText("orderBy") == "LastEventTime";
        if (byTime && prefix.Length > 0)
        {
            throw new AwsErrorException("InvalidParameterException", "Cannot order by LastEventTime with a logStreamNamePrefix.");
        }

        var matching = group.Streams.Values.Where(s => s.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (byTime)
        {
            matching.Sort((a, b) => LastTime(a).CompareTo(LastTime(b)));
        }

        if (call.Json.Flag("descending"))
        {
            matching.Reverse();
        }

        return Page(call.Json, "logStreams", matching, (writer, stream) => WriteStream(writer, group, stream));
    }

    private static AwsReply Page<T>(JsonElement input, string name, List<T> items, Action<Utf8JsonWriter, T> write)
    {
        var (offset, limit) = (LogRequests.Offset(input), LogRequests.Limit(input, MaxLimit));
        return AwsReply.Json(writer =>
        {
            writer.WriteStartArray(name);
            foreach (var item in items.Skip(offset).Take(limit))
            {
                write(writer, item);
            }

            writer.WriteEndArray();
            if (offset + limit < items.Count)
            {
                writer.WriteString("nextToken", OpaqueToken.Encode(offset + limit));
            }
        });
    }

    private static void WriteGroup(Utf8JsonWriter writer, LogGroup group)
    {
        writer.WriteStartObject();
        writer.WriteString("logGroupName", group.Name);
        writer.WriteNumber("creationTime", group.CreatedAt.ToUnixTimeMilliseconds());
        writer.WriteNumber("metricFilterCount", 0);
        writer.WriteString("arn", group.Arn + ":*");
        writer.WriteString("logGroupArn", group.Arn);
        writer.WriteString("logGroupClass", "STANDARD");
        writer.WriteNumber("storedBytes", group.StoredBytes);
        writer.WriteEndObject();
    }

    private static void WriteStream(Utf8JsonWriter writer, LogGroup group, LogStream stream)
    {
        writer.WriteStartObject();
        writer.WriteString("logStreamName", stream.Name);
        writer.WriteNumber("creationTime", stream.CreatedAt.ToUnixTimeMilliseconds());
        if (stream.Entries.Count > 0)
        {
            writer.WriteNumber("firstEventTimestamp", stream.Entries[0].Time);
            writer.WriteNumber("lastEventTimestamp", LastTime(stream));
            writer.WriteNumber("lastIngestionTime", stream.Entries[^1].Ingested);
        }

        writer.WriteString("arn", $"{group.Arn}:log-stream:{stream.Name}");
        writer.WriteNumber("storedBytes", 0);
        writer.WriteEndObject();
    }

    private static long LastTime(LogStream stream) => stream.Entries.Count == 0 ? 0 : stream.Entries[^1].Time;
}
