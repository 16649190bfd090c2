using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>JSON lines of the common loggers (pino, zap, logrus, structlog, Serilog, Logback, Lambda's JSON logging): time, level and message under their usual names.</summary>
internal sealed class JsonFormat : ILineFormat
{
    private static readonly string[] TimeNames = ["timestamp", "time", "@timestamp", "ts", "@t", "Timestamp", "asctime", "datetime", "date", "eventTime", "t"];
    private static readonly string[] LevelNames = ["level", "severity", "lvl", "@l", "Level", "levelname", "log.level", "logLevel", "loglevel", "LogLevel"];
    private static readonly string[] MessageNames = ["message", "msg", "@m", "@mt", "Message", "RenderedMessage", "MessageTemplate", "log", "event", "text", "error", "errorMessage"];
    private static readonly string[] ProgramNames = ["logger", "service", "service.name", "component", "app", "program", "SourceContext", "Category", "name"];

    public ParsedLog? TryParse(string line, DateTimeOffset reference)
    {
        // Text in braces that has no name in quotes first is only text.
        var text = line.AsSpan().TrimStart();
        return text.StartsWith("{") && text[1..].TrimStart().StartsWith("\"") ? JsonFields.ReadObject(line, LogFormat.Json, ReadObject) : null;
    }

    private static ParsedLog ReadObject(JsonElement root, string line)
    {
        var fields = new Dictionary<string, string>();
        JsonFields.AddScalars(root, fields);
        var isPlatform = JsonFields.Read(root, "type") is { } type && type.StartsWith("platform.", StringComparison.Ordinal);
        if (isPlatform)
        {
            LambdaPlatform.Read(root, fields);
        }

        var isLambda = isPlatform || fields.ContainsKey("requestId") || fields.ContainsKey("AWSRequestId");
        return new ParsedLog
        {
            Format = isLambda ? LogFormat.Lambda : LogFormat.Json, Timestamp = TimeOf(JsonFields.ReadFirst(root, TimeNames)), Host = JsonFields.ReadFirst(root, ["host", "hostname"]),
            Program = JsonFields.ReadFirst(root, ProgramNames), Severity = isPlatform ? LambdaPlatform.SeverityOf(fields) : SeverityOf(JsonFields.ReadFirst(root, LevelNames)),
            Content = JsonFields.ReadFirst(root, MessageNames) ?? (isPlatform ? fields["type"] : line), Fields = fields,
        };
    }

    private static DateTimeOffset? TimeOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (Timestamps.ReadIso(text, out var time) > 0)
        {
            return time;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var epoch) ? Timestamps.FromEpoch(epoch) : null;
    }

    private static LogSeverity SeverityOf(string? level)
    {
        // bunyan and pino write numbers.
        if (int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number switch
            {
                >= 60 => LogSeverity.Critical,
                >= 50 => LogSeverity.Error,
                >= 40 => LogSeverity.Warning,
                >= 30 => LogSeverity.Info,
                >= 10 => LogSeverity.Debug,
                _ => LogSeverity.Unknown,
            };
        }

        return SeverityWords.Of(level);
    }
}
