using System.Buffers;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// PostgreSQL's log with the prefix of RDS, <c>%t:%r:%u@%d:[%p]:</c> (<c>2026-03-14 12:00:00 UTC:10.0.0.5(50906):app@orders:[12795]:ERROR:  text</c>), and with the server's
/// default, <c>%m [%p] </c>, also with <c>user@database</c> after it. Continuation lines are joined by the reader before.
/// </summary>
internal sealed class PostgreSqlFormat : ILineFormat
{
    private static readonly SearchValues<char> LevelLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ12345");

    private static readonly SearchValues<char> ProcessCharacters = SearchValues.Create("0123456789-");

    public ParsedLog? TryParse(string line, DateTimeOffset reference)
    {
        var text = line.AsSpan();
        var taken = Timestamps.ReadIso(text, out var time);
        if (taken == 0 || taken >= text.Length)
        {
            return null;
        }

        var rest = text[taken..];
        var fields = new Dictionary<string, string>();
        var header = rest[0] == ':' ? ReadRdsPrefix(rest, fields) : rest.StartsWith(" [") ? ReadDefaultPrefix(rest, fields) : 0;
        if (header == 0)
        {
            return null;
        }

        rest = rest[header..];
        var level = LevelLength(rest);
        if (level == 0)
        {
            return rest.Length > 0 && text[taken] != ':' ? null : new ParsedLog { Format = LogFormat.PostgreSql, Timestamp = time, Content = line, Malformed = true };
        }

        fields["level"] = rest[..level].ToString();
        var content = rest[(level + 1)..].TrimStart(' ');
        ReadDuration(content, fields);
        return new ParsedLog
        {
            Format = LogFormat.PostgreSql, Timestamp = time, Program = "postgres", Severity = SeverityWords.Of(rest[..level]), Content = content.ToString(), Fields = fields,
        };
    }

    // :10.0.0.5(50906):app@orders:[12795]:
    private static int ReadRdsPrefix(ReadOnlySpan<char> text, Dictionary<string, string> fields)
    {
        var open = text.IndexOf(":[");
        if (text.StartsWith(":[local]") && text[1..].IndexOf(":[") is var next)
        {
            open = next < 0 ? -1 : next + 1;
        }

        var close = open < 0 ? -1 : text[open..].IndexOf("]:");
        if (open < 1 || close < 0 || text[(open + 2)..(open + close)].ContainsAnyExceptInRange('0', '9'))
        {
            return 0;
        }

        fields["pid"] = text[(open + 2)..(open + close)].ToString();
        var middle = text[1..open];
        var colon = middle.LastIndexOf(':');
        ReadUser(middle[(colon + 1)..], fields);
        ReadRemote(colon < 0 ? default : middle[..colon], fields);
        return open + close + 2;
    }

    // " [12795] app@orders "
    private static int ReadDefaultPrefix(ReadOnlySpan<char> text, Dictionary<string, string> fields)
    {
        var close = text.IndexOf(']');
        if (close < 3 || text[2..close].ContainsAnyExcept(ProcessCharacters))
        {
            return 0;
        }

        fields["pid"] = text[2..close].ToString();
        var at = close + 1;
        while (at < text.Length && text[at] is ' ' or ':')
        {
            at++;
        }

        var word = text[at..];
        var space = word.IndexOf(' ');
        if (space > 0 && word[..space].Contains('@') && LevelLength(word[(space + 1)..]) > 0)
        {
            ReadUser(word[..space], fields);
            at += space + 1;
        }

        return at;
    }

    private static void ReadUser(ReadOnlySpan<char> text, Dictionary<string, string> fields)
    {
        var at = text.LastIndexOf('@');
        if (at > 0)
        {
            fields["user"] = text[..at].ToString();
        }

        if (at >= 0 && at + 1 < text.Length)
        {
            fields["database"] = text[(at + 1)..].ToString();
        }
    }

    private static void ReadRemote(ReadOnlySpan<char> text, Dictionary<string, string> fields)
    {
        var bracket = text.IndexOf('(');
        var host = bracket < 0 ? text : text[..bracket];
        if (!host.IsEmpty)
        {
            fields["remoteHost"] = host.ToString();
        }
    }

    /// <summary>The length of a level word that a colon follows.</summary>
    private static int LevelLength(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(LevelLetters);
        return end > 2 && text[end] == ':' && SeverityWords.Of(text[..end]) != LogSeverity.Unknown ? end : 0;
    }

    // duration: 0.027 ms  statement: SELECT 1
    private static void ReadDuration(ReadOnlySpan<char> content, Dictionary<string, string> fields)
    {
        const string Opener = "duration: ";
        var unit = content.IndexOf(" ms");
        if (content.StartsWith(Opener) && unit > Opener.Length)
        {
            fields["durationMs"] = content[Opener.Length..unit].ToString();
        }

        var statement = content.IndexOf("statement: ");
        if (statement >= 0)
        {
            var sql = content[(statement + "statement: ".Length)..];
            fields["statement"] = sql[..Math.Min(sql.Length, JsonFields.MaxLength)].ToString();
        }
    }
}
