using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Features;

/// <summary>Reads a log event into what scorers ask of it. Costly readings are made only of lines that a cheap look selects.</summary>
internal sealed class LineReader(ILogParser parser, ILogTemplates templates)
{
    private const int MaxProgram = 128;
    private static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);
    private StreamKey? _lastStream;
    private StreamKey? _lastScope;

    public ObservedLine Read(LogEvent logEvent)
    {
        var parsed = parser.Parse(logEvent.Message, logEvent.Timestamp);
        var program = Cut(parsed.Program ?? "", MaxProgram);
        return new()
        {
            Event = logEvent,
            Time = TimeOf(logEvent),
            Activity = new(ScopeOf(logEvent.Stream), program, LineShape.Of(parsed, templates)),
            Severity = logEvent.Severity == LogSeverity.Unknown ? parsed.Severity : logEvent.Severity,
            Content = parsed.Content,
            Login = LoginOf(parsed, logEvent.Message, program),
            Denial = DenialOf(parsed, logEvent.Message),
        };
    }

    /// <summary>A writer whose clock runs wild must not move what was learned into the future.</summary>
    private static DateTimeOffset TimeOf(LogEvent logEvent)
    {
        var latest = logEvent.IngestedAt > DateTimeOffset.UnixEpoch ? logEvent.IngestedAt + MaxAhead : DateTimeOffset.MaxValue;
        return (logEvent.Timestamp < latest ? logEvent.Timestamp : latest).ToUniversalTime();
    }

    private StreamKey ScopeOf(StreamKey stream)
    {
        if (!ReferenceEquals(stream, _lastStream))
        {
            var scope = StreamScope.Of(stream);
            _lastScope = scope.Equals(_lastScope) ? _lastScope : scope;
            _lastStream = stream;
        }

        return _lastScope!;
    }

    private static LoginAttempt? LoginOf(ParsedLog parsed, string message, string program)
    {
        if (parsed.Format == LogFormat.Syslog)
        {
            return program.StartsWith("sshd", StringComparison.Ordinal) ? SshdLoginLine.Read(parsed.Content) : null;
        }

        if (IsRecord(parsed, message))
        {
            return message.Contains("\"ConsoleLogin\"", StringComparison.Ordinal) ? ConsoleLoginLine.Read(message) : null;
        }

        return parsed.Format == LogFormat.Lambda ? null : DatabaseLoginLine.ReadPostgres(message) ?? DatabaseLoginLine.ReadMySql(message);
    }

    private static DeniedCall? DenialOf(ParsedLog parsed, string message)
    {
        if (IsRecord(parsed, message))
        {
            return message.Contains("AccessDenied", StringComparison.Ordinal) || message.Contains("UnauthorizedOperation", StringComparison.Ordinal)
                ? DeniedCallLine.ReadRecord(message)
                : null;
        }

        return message.Contains("is not authorized to perform: ", StringComparison.Ordinal) ? DeniedCallLine.ReadText(message) : null;
    }

    private static bool IsRecord(ParsedLog parsed, string message) =>
        parsed.Format == LogFormat.CloudTrail || (message.StartsWith('{') && message.Contains("\"eventSource\"", StringComparison.Ordinal));

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
