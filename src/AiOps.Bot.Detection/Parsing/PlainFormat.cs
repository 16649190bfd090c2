using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>Any other line: a leading ISO 8601 time and a level word are read where there are any.</summary>
internal static class PlainFormat
{
    public static ParsedLog Parse(string line)
    {
        var text = line.AsSpan();
        var bracket = text.StartsWith("[") ? 1 : 0;
        var taken = Timestamps.ReadIso(text[bracket..], out var time);
        var rest = taken > 0 ? text[(bracket + taken)..].TrimStart(" ]\t-:|") : text;
        var severity = SeverityWords.Leading(rest, out var level);
        var content = level > 0 && level < rest.Length ? rest[level..] : rest;
        return new ParsedLog
        {
            Format = LogFormat.Plain, Timestamp = taken > 0 ? time : null, Severity = severity, Content = content.Length == line.Length ? line : content.ToString(),
        };
    }
}
