using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>Reads what follows the priority in a line of RFC 5424. A dash stands for a value that is not there.</summary>
internal static class Rfc5424
{
    /// <summary>Null where the line is not of this version.</summary>
    public static ParsedLog? TryParse(string line, int at, int? priority)
    {
        var rest = line.AsSpan(at);
        if (!rest.StartsWith("1 "))
        {
            return null;
        }

        rest = rest[2..];
        var stamp = Take(ref rest);
        string? host = Value(Take(ref rest)), program = Value(Take(ref rest)), process = Value(Take(ref rest)), messageId = Value(Take(ref rest));
        var taken = Timestamps.ReadIso(stamp, out var time);
        var data = StructuredLength(rest);
        if ((taken == 0 && !stamp.SequenceEqual("-")) || data == 0)
        {
            return new ParsedLog { Format = LogFormat.Syslog, Content = line, Malformed = true };
        }

        var content = rest[data..].TrimStart(" \ufeff");
        var fields = new Dictionary<string, string>();
        AddField(fields, "pid", process);
        AddField(fields, "msgid", messageId);
        ProgramFields.Read(program, content, fields);
        return new ParsedLog
        {
            Format = LogFormat.Syslog, Timestamp = taken > 0 ? time : null, Host = host, Program = program,
            Severity = SeverityWords.OfPriority(priority ?? 13), Content = content.ToString(), Fields = fields,
        };
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest)
    {
        var space = rest.IndexOf(' ');
        var word = space < 0 ? rest : rest[..space];
        rest = space < 0 ? default : rest[(space + 1)..];
        return word;
    }

    private static string? Value(ReadOnlySpan<char> word) => word.IsEmpty || word.SequenceEqual("-") ? null : word.ToString();

    private static void AddField(Dictionary<string, string> fields, string name, string? value)
    {
        if (value is not null)
        {
            fields[name] = value;
        }
    }

    /// <summary>The length of "-" or of one or more "[id name="value"]" with escaped quotes and brackets; 0 where it is broken.</summary>
    private static int StructuredLength(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("-"))
        {
            return 1;
        }

        var at = 0;
        while (at < text.Length && text[at] == '[')
        {
            var element = ElementLength(text[at..]);
            if (element == 0)
            {
                return 0;
            }

            at += element;
        }

        return at;
    }

    private static int ElementLength(ReadOnlySpan<char> text)
    {
        var isQuoted = false;
        for (var i = 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when isQuoted:
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ']' when !isQuoted:
                    return i + 1;
            }
        }

        return 0;
    }
}
