using System.Text.Json;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>PutLogEvents, with the service's limits on batches and on times.</summary>
internal sealed class PutLogEvents(LogGroups groups)
{
    private const int MaxEvents = 10_000;
    private const int MaxBatchBytes = 1_048_576;
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(14);
    private static readonly TimeSpan MaxAhead = TimeSpan.FromHours(2);

    public AwsReply Run(AwsCall call)
    {
        var stream = LogRequests.RequireStream(LogRequests.RequireGroup(groups, call.Json), call.Json);
        var events = Read(call.Json);
        var (oldest, newest) = ((call.Now - MaxAge).ToUnixTimeMilliseconds(), (call.Now + MaxAhead).ToUnixTimeMilliseconds());
        var tooOld = events.Count(e => e.Time < oldest);
        var firstTooNew = events.FindIndex(e => e.Time > newest);
        foreach (var accepted in events.Where(e => e.Time >= oldest && e.Time <= newest))
        {
            groups.Append(stream, DateTimeOffset.FromUnixTimeMilliseconds(accepted.Time), call.Now, accepted.Message);
        }

        return AwsReply.Json(writer =>
        {
            writer.WriteString("nextSequenceToken", OpaqueToken.Encode(stream.Entries.Count));
            if (tooOld > 0 || firstTooNew >= 0)
            {
                writer.WriteStartObject("rejectedLogEventsInfo");
                WriteIf(writer, "tooOldLogEventEndIndex", tooOld > 0 ? tooOld : null);
                WriteIf(writer, "tooNewLogEventStartIndex", firstTooNew >= 0 ? firstTooNew : null);
                writer.WriteEndObject();
            }
        });
    }

    private static List<(long Time, string Message)> Read(JsonElement input)
    {
        var items = input.Items("logEvents");
        if (items.Count is < 1 or > MaxEvents)
        {
            throw Invalid($"a batch has 1 to {MaxEvents} events, not {items.Count}");
        }

        var events = items.Select(item => (Time: item.FindNumber("timestamp") ?? throw Invalid("an event has no timestamp"), Message: item.RequireText("message"))).ToList();
        if (events.Sum(e => System.Text.Encoding.UTF8.GetByteCount(e.Message) + 26) > MaxBatchBytes)
        {
            throw Invalid($"a batch has at most {MaxBatchBytes} bytes, counting 26 for each event");
        }

        for (var i = 1; i < events.Count; i++)
        {
            if (events[i].Time < events[i - 1].Time)
            {
                throw Invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
        }

        return events[0].Time < 0 || events[^1].Time > 253_402_300_799_000 ? throw Invalid("a timestamp is out of range") : events;
    }

    private static void WriteIf(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static AwsErrorException Invalid(string why) => new("InvalidParameterException", why);
}
