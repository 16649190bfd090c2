using System.Buffers;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// Syslog as files and the network carry it: RFC 3164 (<c>Mar  4 12:00:00 host sshd[42]: text</c>) with or without priority, the same with an ISO 8601 time as rsyslog
/// writes it, and RFC 5424 (<c>&lt;34&gt;1 2026-03-14T12:00:00Z host app 42 id [data] text</c>). auth and cron logs are syslog.
/// </summary>
internal sealed class SyslogFormat : ILineFormat
{
    private static readonly SearchValues<char> NotInHosts = SearchValues.Create("[]():=,\"'");

    public ParsedLog? TryParse(string line, DateTimeOffset reference)
    {
        var text = line.AsSpan();
        var prefix = ReadPriority(text, out var priority);
        if (prefix > 0 && Rfc5424.TryParse(line, prefix, priority) is { } modern)
        {
            return modern;
        }

        var rest = text[prefix..];
        var taken = Timestamps.ReadYearless(rest, reference, out var time);
        if (taken == 0)
        {
            taken = Timestamps.ReadIso(rest, out time);
            var isSyslog = taken > 0 && (prefix > 0 || HasHostAndTag(rest[taken..]));
            if (!isSyslog)
            {
                return prefix > 0 || IsBrokenStamp(rest) ? Malformed(line) : null;
            }
        }

        return ReadHeader(rest[taken..], priority, time);
    }

    private static ParsedLog Malformed(string line) => new() { Format = LogFormat.Syslog, Content = line, Malformed = true };

    /// <summary>"&lt;34&gt;": its length, or 0. A priority above 191 is none.</summary>
    private static int ReadPriority(ReadOnlySpan<char> text, out int? priority)
    {
        priority = null;
        var end = text.Length > 2 && text[0] == '<' ? text[..Math.Min(5, text.Length)].IndexOf('>') : -1;
        if (end < 2 || Timestamps.Number(text, 1, end - 1) is not (>= 0 and <= 191 and var number))
        {
            return 0;
        }

        priority = number;
        return end + 1;
    }

    /// <summary>A month and a day with a time that cannot be: the line set out to be syslog.</summary>
    private static bool IsBrokenStamp(ReadOnlySpan<char> text) =>
        Timestamps.MonthOf(text) > 0 && text.Length >= 15 && text[3] == ' ' && text[6] == ' ' && text[9] == ':' && char.IsAsciiDigit(text[5]);

    private static bool HasHostAndTag(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[0] != ' ')
        {
            return false;
        }

        text = text[1..];
        var host = text.IndexOf(' ');
        return host > 0 && IsHost(text[..host]) && TagLength(text[(host + 1)..]) > 0;
    }

    private static bool IsHost(ReadOnlySpan<char> text) =>
        !text.ContainsAny(NotInHosts) && SeverityWords.Of(text) == LogSeverity.Unknown;

    private static ParsedLog ReadHeader(ReadOnlySpan<char> text, int? priority, DateTimeOffset time)
    {
        text = text.TrimStart(' ');
        var space = text.IndexOf(' ');
        var host = space < 0 ? text : text[..space];
        var message = space < 0 ? default : text[(space + 1)..];
        var tag = message[..TagLength(message)];
        var content = message[tag.Length..].TrimStart(' ');
        var bracket = tag.LastIndexOf('[');
        var program = tag[..(bracket > 0 ? bracket : Math.Max(0, tag.Length - 1))].ToString();
        var fields = new Dictionary<string, string>();
        if (bracket > 0)
        {
            fields["pid"] = tag[(bracket + 1)..tag.LastIndexOf(']')].ToString();
        }

        ProgramFields.Read(program, content, fields);
        return new ParsedLog
        {
            Format = LogFormat.Syslog, Timestamp = time, Host = host.IsEmpty ? null : host.ToString(), Program = program.Length == 0 ? null : program,
            Severity = priority is { } given ? SeverityWords.OfPriority(given) : SeverityWords.Leading(content, out _), Content = content.ToString(), Fields = fields,
        };
    }

    /// <summary>The length of <c>sshd[42]:</c> or <c>kernel:</c> at the start, or 0. Spaces do not occur in one, and none is longer than 64.</summary>
    private static int TagLength(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        var word = space < 0 ? text : text[..space];
        var colon = word.IndexOf("]:") is > 0 and var bracketed ? bracketed + 1 : word.IndexOf(':');
        return colon is > 0 and <= 64 && (colon == word.Length - 1 || word[colon - 1] == ']') && HasWholeBrackets(word[..colon]) ? colon + 1 : 0;
    }

    private static bool HasWholeBrackets(ReadOnlySpan<char> tag)
    {
        var open = tag.LastIndexOf('[');
        return open < 0 ? !tag.Contains(']') : open > 0 && tag[^1] == ']';
    }
}
