using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>Asks each format in turn whether the line is its own; what no format claims is plain text.</summary>
public sealed class LogParser : ILogParser
{
    private static readonly ILineFormat[] Formats =
        [new CloudTrailFormat(), new JsonFormat(), new PostgreSqlFormat(), new LambdaFormat(), new MySqlFormat(), new SyslogFormat()];

    public ParsedLog Parse(string line, DateTimeOffset reference)
    {
        foreach (var format in Formats)
        {
            if (format.TryParse(line, reference) is { } parsed)
            {
                return parsed;
            }
        }

        return PlainFormat.Parse(line);
    }
}
