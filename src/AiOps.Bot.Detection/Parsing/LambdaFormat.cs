using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// What a Lambda function writes as text: START, END and REPORT lines, lines of the runtimes with tabs between time, request id, level and message, and the line of a timeout.
/// The numbers of REPORT have the names that the JSON form gives them, in its units.
/// </summary>
internal sealed class LambdaFormat : ILineFormat
{
    private const int IdLength = 36;

    private static readonly (string Label, string Field)[] Metrics =
    [
        ("Duration", "durationMs"), ("Billed Duration", "billedDurationMs"), ("Memory Size", "memorySizeMB"), ("Max Memory Used", "maxMemoryUsedMB"),
        ("Init Duration", "initDurationMs"), ("Restore Duration", "restoreDurationMs"), ("Status", "status"), ("Error Type", "errorType"),
    ];

    private static readonly string[] Openers = ["START RequestId: ", "END RequestId: ", "REPORT RequestId: ", "RequestId: "];

    public ParsedLog? TryParse(string line, DateTimeOffset reference)
    {
        var text = line.AsSpan();
        foreach (var opener in Openers)
        {
            if (text.StartsWith(opener))
            {
                return ReadPlatform(line, opener);
            }
        }

        if (text.StartsWith("INIT_START ") || text.StartsWith("EXTENSION\tName: "))
        {
            return new ParsedLog { Format = LogFormat.Lambda, Severity = LogSeverity.Info, Content = line };
        }

        return text.StartsWith("[") ? ReadPython(text) : ReadNode(text);
    }

    private static ParsedLog ReadPlatform(string line, string opener)
    {
        var rest = line.AsSpan(opener.Length);
        if (!IsRequestId(rest))
        {
            return new ParsedLog { Format = LogFormat.Lambda, Content = line, Malformed = true };
        }

        var fields = new Dictionary<string, string> { ["requestId"] = rest[..IdLength].ToString(), ["event"] = opener[..opener.IndexOf(' ', StringComparison.Ordinal)] };
        var isFault = opener == "RequestId: ";
        if (opener[0] == 'R' && !isFault)
        {
            ReadMetrics(rest[IdLength..], fields);
        }

        var isBad = isFault || fields.GetValueOrDefault("status") is "error" or "timeout";
        return new ParsedLog { Format = LogFormat.Lambda, Severity = isBad ? LogSeverity.Error : LogSeverity.Info, Content = line, Fields = fields };
    }

    private static void ReadMetrics(ReadOnlySpan<char> text, Dictionary<string, string> fields)
    {
        foreach (var range in text.SplitAny('\t', '\n'))
        {
            var part = text[range].Trim();
            var colon = part.IndexOf(':');
            foreach (var (label, field) in Metrics)
            {
                if (colon > 0 && part[..colon].SequenceEqual(label))
                {
                    var value = part[(colon + 1)..].Trim();
                    fields[field] = value[..(value.IndexOf(' ') is > 0 and var unit ? unit : value.Length)].ToString();
                }
            }
        }
    }

    // [ERROR]	2026-03-14T12:00:00.123Z	<request id>	message
    private static ParsedLog? ReadPython(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf("]\t");
        return close is > 0 and < 12 && ReadNode(text[(close + 2)..]) is { } parsed ? parsed with { Severity = SeverityWords.Of(text[1..close]) } : null;
    }

    // 2026-03-14T12:00:00.123Z	<request id>	INFO	message, and with spaces: 2026-03-14T12:00:00.123Z <request id> Task timed out after 3.00 seconds
    private static ParsedLog? ReadNode(ReadOnlySpan<char> text)
    {
        var taken = Timestamps.ReadIso(text, out var time);
        if (taken == 0 || taken + 1 >= text.Length || text[taken] is not ('\t' or ' '))
        {
            return null;
        }

        var rest = text[(taken + 1)..];
        var id = IsRequestId(rest) ? rest[..IdLength] : rest.StartsWith("undefined\t") ? "undefined" : default;
        return id.IsEmpty || rest.Length <= id.Length || rest[id.Length] != text[taken] ? null : ReadMessage(rest[(id.Length + 1)..], id, time);
    }

    private static ParsedLog ReadMessage(ReadOnlySpan<char> message, ReadOnlySpan<char> id, DateTimeOffset time)
    {
        var tab = message.IndexOf('\t');
        var severity = tab > 0 ? SeverityWords.Of(message[..tab]) : LogSeverity.Unknown;
        var content = severity == LogSeverity.Unknown ? message : message[(tab + 1)..];
        var fields = new Dictionary<string, string> { ["requestId"] = id.ToString() };
        if (content.StartsWith("Task timed out after "))
        {
            severity = LogSeverity.Error;
            fields["status"] = "timeout";
        }

        return new ParsedLog { Format = LogFormat.Lambda, Timestamp = time, Severity = severity, Content = content.ToString(), Fields = fields };
    }

    private static bool IsRequestId(ReadOnlySpan<char> text) =>
        text.Length >= IdLength && text[8] == '-' && text[23] == '-' && Guid.TryParseExact(text[..IdLength], "D", out _);
}
