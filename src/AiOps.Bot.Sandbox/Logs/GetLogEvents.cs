using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>GetLogEvents: one stream, forwards or backwards. At either end the token that was sent comes back, which is how callers know.</summary>
internal sealed class GetLogEvents(LogGroups groups)
{
    private const int MaxLimit = 10_000;

    public AwsReply Run(AwsCall call)
    {
        var stream = LogRequests.RequireStream(LogRequests.RequireGroup(groups, call.Json), call.Json);
        var window = LogRequests.Window(call.Json, exclusiveEnd: true);
        var limit = LogRequests.Limit(call.Json, MaxLimit);
        var (low, high) = (stream.FirstAfter(window.From, -1), window.To == long.MaxValue ? stream.Entries.Count : stream.FirstAfter(window.To, long.MaxValue));
        var (first, end) = Range(call, stream, Math.Min(low, high), high, limit);
        (first, end) = FitPage(stream, first, end);
        return AwsReply.Json(writer =>
        {
            writer.WriteStartArray("events");
            for (var i = first; i < end; i++)
            {
                writer.WriteStartObject();
                writer.WriteNumber("timestamp", stream.Entries[i].Time);
                writer.WriteString("message", stream.Entries[i].Message.Utf8);
                writer.WriteNumber("ingestionTime", stream.Entries[i].Ingested);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("nextForwardToken", "f/" + Token(stream, end));
            writer.WriteString("nextBackwardToken", "b/" + Token(stream, first));
        });
    }

    private static (int First, int End) Range(AwsCall call, LogStream stream, int low, int high, int limit)
    {
        var token = call.Json.FindText("nextToken");
        var forward = token?.StartsWith("f/", StringComparison.Ordinal) ?? call.Json.Flag("startFromHead");
        var position = forward ? low : high;
        if (token is not null)
        {
            var place = token.Length > 2 && token[..2] is "f/" or "b/" ? OpaqueToken.Decode(token[2..], 2) : null;
            position = place is null
                ? throw new AwsErrorException("InvalidParameterException", "The specified nextToken is invalid.")
                : Math.Clamp(stream.FirstAfter(place[0], place[1]), low, high);
        }

        return forward ? (position, Math.Min(high, position + limit)) : (Math.Max(low, position - limit), position);
    }

    private static (int First, int End) FitPage(LogStream stream, int first, int end)
    {
        var bytes = 0;
        for (var i = first; i < end; i++)
        {
            bytes += stream.Entries[i].Message.Length + 26;
            if (bytes > FilterLogEvents.MaxPageBytes && i > first)
            {
                return (first, i);
            }
        }

        return (first, end);
    }

    /// <summary>The place between two lines: after the line before the index.</summary>
    private static string Token(LogStream stream, int index)
        => index == 0 ? OpaqueToken.Encode(0, 0) : OpaqueToken.Encode(stream.Entries[index - 1].Time, stream.Entries[index - 1].Sequence);
}
