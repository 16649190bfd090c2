using System.Globalization;
using System.Text;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>One entry of a slow query log: header lines that start with a hash sign, then the statement.</summary>
internal static class SlowQueryEntry
{
    private static readonly string[] Headers = ["# Time:", "# User@Host:", "# Query_time:", "# Thread_id:", "# Schema:", "# administrator command:", "# Bytes_sent:", "# Full_scan:"];

    /// <summary>Null where the line is only a comment.</summary>
    public static ParsedLog? TryParse(string entry)
    {
        if (!Array.Exists(Headers, header => entry.StartsWith(header, StringComparison.Ordinal)))
        {
            return null;
        }

        var fields = new Dictionary<string, string>();
        var statement = new StringBuilder();
        DateTimeOffset? time = null;
        foreach (var range in entry.AsSpan().Split('\n'))
        {
            ReadLine(entry.AsSpan()[range].TrimEnd('\r'), fields, statement, ref time);
        }

        var content = statement.ToString();
        JsonFields.Add(fields, "statement", content[..Math.Min(content.Length, JsonFields.MaxLength)]);
        return new ParsedLog
        {
            Format = LogFormat.MySql, Timestamp = time, Program = "mysqld", Severity = LogSeverity.Info, Content = content.Length > 0 ? content : entry, Fields = fields,
        };
    }

    private static void ReadLine(ReadOnlySpan<char> line, Dictionary<string, string> fields, StringBuilder statement, ref DateTimeOffset? time)
    {
        if (line.StartsWith("# Time:"))
        {
            time = ReadTime(line["# Time:".Length..].Trim()) ?? time;
        }
        else if (line.StartsWith("# User@Host:"))
        {
            ReadUser(line["# User@Host:".Length..].Trim(), fields);
        }
        else if (line.StartsWith("#"))
        {
            ReadPairs(line[1..], fields);
        }
        else if (line.StartsWith("SET timestamp="))
        {
            time ??= ReadEpoch(line["SET timestamp=".Length..].TrimEnd("; "));
        }
        else if (!line.IsWhiteSpace())
        {
            statement.Append(statement.Length > 0 ? "\n" : "").Append(line);
        }
    }

    private static DateTimeOffset? ReadTime(ReadOnlySpan<char> text) =>
        Timestamps.ReadIso(text, out var time) > 0 || MySqlFormat.ReadShortStamp(text, out time) > 0 ? time : null;

    private static DateTimeOffset? ReadEpoch(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Timestamps.FromEpoch(seconds) : null;

    // root[root] @ localhost [10.0.0.1]  Id: 12
    private static void ReadUser(ReadOnlySpan<char> text, Dictionary<string, string> fields)
    {
        var at = text.IndexOf('@');
        if (at < 0)
        {
            return;
        }

        var user = text[..at].Trim();
        var bracket = user.IndexOf('[');
        JsonFields.Add(fields, "user", (bracket >= 0 ? user[..bracket] : user).ToString());
        var host = text[(at + 1)..].TrimStart();
        var open = host.IndexOf('[');
        var close = host.IndexOf(']');
        JsonFields.Add(fields, "host", (open >= 0 ? host[..open] : host).Trim().ToString());
        if (open >= 0 && close > open + 1)
        {
            fields["sourceIPAddress"] = host[(open + 1)..close].ToString();
        }
    }

    // Query_time: 2.000  Lock_time: 0.0  Rows_sent: 1
    private static void ReadPairs(ReadOnlySpan<char> text, Dictionary<string, string> fields)
    {
        ReadOnlySpan<char> name = default;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.EndsWith(":"))
            {
                name = word[..^1];
            }
            else if (!word.IsEmpty && !name.IsEmpty)
            {
                JsonFields.Add(fields, name.ToString(), word.ToString());
                name = default;
            }
        }
    }
}
