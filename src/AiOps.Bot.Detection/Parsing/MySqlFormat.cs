using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// MySQL's and MariaDB's error log (<c>2026-03-14T12:00:00.123456Z 10 [Warning] [MY-010068] [Server] text</c>, and the older <c>260314 12:00:00 [Note] text</c>) and slow query
/// log, whose entries are several lines joined by the reader before.
/// </summary>
internal sealed class MySqlFormat : ILineFormat
{
    public ParsedLog? TryParse(string line, DateTimeOffset reference)
    {
        var text = line.AsSpan();
        if (text.StartsWith("# "))
        {
            return SlowQueryEntry.TryParse(line);
        }

        var taken = Timestamps.ReadIso(text, out var time);
        if (taken == 0)
        {
            taken = ReadShortStamp(text, out time);
        }

        return taken == 0 ? null : ReadError(text[taken..], time);
    }

    /// <summary><c>260314 12:00:00</c> or <c>260314  2:00:00</c>, the stamp of MySQL up to 5.6. Years below 70 are of this century.</summary>
    internal static int ReadShortStamp(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 15 || text[6] != ' ' || text[..6].ContainsAnyExceptInRange('0', '9'))
        {
            return 0;
        }

        var clock = text[7] == ' ' ? string.Concat("0", text.Slice(8, 7)) : text.Slice(7, 8);
        var year = Timestamps.Number(text, 0, 2);
        if (!Timestamps.TryClock(clock, out var hour) || !Timestamps.TryDate(year + (year < 70 ? 2000 : 1900), Timestamps.Number(text, 2, 2), Timestamps.Number(text, 4, 2), out var date))
        {
            return 0;
        }

        time = new DateTimeOffset(date + hour, TimeSpan.Zero);
        return 15;
    }

    // " 10 [Warning] [MY-010068] [Server] text"
    private static ParsedLog? ReadError(ReadOnlySpan<char> text, DateTimeOffset time)
    {
        var rest = text.TrimStart(' ');
        var fields = new Dictionary<string, string>();
        var thread = rest.IndexOfAnyExceptInRange('0', '9');
        if (thread > 0 && rest[thread] == ' ')
        {
            fields["threadId"] = rest[..thread].ToString();
            rest = rest[thread..].TrimStart(' ');
        }

        var close = rest.StartsWith("[") ? rest.IndexOf(']') : -1;
        var severity = close > 1 ? SeverityWords.Of(rest[1..close]) : LogSeverity.Unknown;
        if (severity == LogSeverity.Unknown)
        {
            return null;
        }

        rest = TakeBracket(rest[(close + 1)..].TrimStart(' '), "MY-", "errorCode", fields);
        rest = TakeBracket(rest, "", "subsystem", fields);
        return new ParsedLog { Format = LogFormat.MySql, Timestamp = time, Program = "mysqld", Severity = severity, Content = rest.ToString(), Fields = fields };
    }

    private static ReadOnlySpan<char> TakeBracket(ReadOnlySpan<char> text, string prefix, string name, Dictionary<string, string> fields)
    {
        var close = text.IndexOf(']');
        if (close < 2 || close > 20 || text[0] != '[' || !text[1..].StartsWith(prefix))
        {
            return text;
        }

        fields[name] = text[1..close].ToString();
        return text[(close + 1)..].TrimStart(' ');
    }
}
