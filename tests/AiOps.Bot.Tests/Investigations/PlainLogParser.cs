using System.Text.RegularExpressions;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Investigations;

/// <summary>Knows just enough of syslog for the tests here: "Mar 14 12:00:00 host program[1]: content".</summary>
internal sealed partial class PlainLogParser : ILogParser
{
    public ParsedLog Parse(string line, DateTimeOffset reference)
    {
        var match = Syslog().Match(line);
        return new()
        {
            Format = line.StartsWith('{') ? LogFormat.CloudTrail : match.Success ? LogFormat.Syslog : LogFormat.Plain,
            Program = match.Success ? match.Groups["program"].Value : null,
            Content = match.Success ? match.Groups["content"].Value : line,
            Severity = line.Contains("ERROR", StringComparison.Ordinal) ? LogSeverity.Error : LogSeverity.Unknown,
        };
    }

    [GeneratedRegex(@"^\w{3} +\d+ [\d:]+ \S+ (?<program>[\w/-]+)(\[\d+\])?: (?<content>.*)$")]
    private static partial Regex Syslog();
}
