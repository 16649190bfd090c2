using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>
/// FilterLogEvents: lines of several streams in order of time, in pages. As with the real service a page can be empty and still have a next one, because a page ends
/// after so many lines looked at.
/// </summary>
internal sealed class FilterLogEvents(LogGroups groups)
{
    public const int MaxLimit = 10_000;
    public const int MaxPageBytes = 1_048_576;
    public const int MaxScanned = 25_000;
    private const int BytesPerEvent = 26;

    public AwsReply Run(AwsCall call)
    {
        var input = call.Json;
        var group = LogRequests.RequireGroup(groups, input);
        var scan = new LogScan(SelectStreams(group, input), LogRequests.Window(input), FilterPattern.Parse(input.FindText("filterPattern")), LogRequests.Limit(input, MaxLimit));
        var from = input.FindText("nextToken") is { } token
            ? OpaqueToken.Decode(token, 2) ?? throw new AwsErrorException("InvalidParameterException", "The specified nextToken is invalid.")
            : [long.MinValue, 0];
        return Page(scan, from[0], from[1]);
    }

    private static AwsReply Page(LogScan scan, long time, long sequence)
    {
        var merged = new StreamMerge(scan.Streams, time, sequence, scan.Window);
        var (found, bytes, scanned) = (0, 0, 0);
        var last = (Time: time, Sequence: sequence);
        return AwsReply.Json(writer =>
        {
            writer.WriteStartArray("events");
            var more = false;
            while (merged.TryPeek(out var stream, out var entry))
            {
                var matches = scan.Pattern.Matches(entry.Message.Utf8);
                var size = matches ? entry.Message.Length + BytesPerEvent : 0;
                if (scanned >= MaxScanned || (matches && (found >= scan.Limit || (found > 0 && bytes + size > MaxPageBytes))))
                {
                    more = true;
                    break;
                }

                if (matches)
                {
                    WriteEvent(writer, stream, entry);
                    found++;
                }

                (last, bytes, scanned) = ((entry.Time, entry.Sequence), bytes + size, scanned + 1);
                merged.Advance();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("searchedLogStreams");
            writer.WriteEndArray();
            if (more)
            {
                writer.WriteString("nextToken", OpaqueToken.Encode(last.Time, last.Sequence));
            }
        });
    }

    private static void WriteEvent(Utf8JsonWriter writer, LogStream stream, in LogEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("logStreamName", stream.Name);
        writer.WriteNumber("timestamp", entry.Time);
        writer.WriteString("message", entry.Message.Utf8);
        writer.WriteNumber("ingestionTime", entry.Ingested);
        writer.WriteString("eventId", EventId(entry));
        writer.WriteEndObject();
    }

    /// <summary>56 digits that sort by time, like the real ones.</summary>
    public static string EventId(in LogEntry entry) => string.Create(CultureInfo.InvariantCulture, $"39{entry.Time:D18}{entry.Sequence:D36}");

    private static List<LogStream> SelectStreams(LogGroup group, JsonElement input)
    {
        var names = input.Texts("logStreamNames");
        var prefix = input.FindText("logStreamNamePrefix");
        if (names.Count > 0 && prefix is not null)
        {
            throw new AwsErrorException("InvalidParameterException", "Parameters 'logStreamNames' and 'logStreamNamePrefix' are mutually exclusive.");
        }

        if (names.FirstOrDefault(name => !group.Streams.ContainsKey(name)) is not null)
        {
            throw new AwsErrorException("ResourceNotFoundException", "The specified log stream does not exist.");
        }

        return [.. group.Streams.Values.Where(s => names.Count == 0 || names.Contains(s.Name)).Where(s => prefix is null || s.Name.StartsWith(prefix, StringComparison.Ordinal))];
    }
}
