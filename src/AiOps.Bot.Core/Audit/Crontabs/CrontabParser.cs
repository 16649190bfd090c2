using System.Collections.Immutable;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>Reads the lines of a crontab. Never throws: what cannot be read is an entry without a schedule.</summary>
public static class CrontabParser
{
    private static readonly char[] Blanks = [' ', '\t'];

    public static IReadOnlyList<CrontabLine> Parse(CrontabFile file)
    {
        var namesUsers = NamesUsers(file);
        var text = file.Text.StartsWith('\uFEFF') ? file.Text[1..] : file.Text;
        var lines = text.Split('\n');
        var count = lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        return [.. lines.Take(count).Select((line, i) => ParseLine(i + 1, line.TrimEnd('\r'), namesUsers))];
    }

    /// <summary>Whether each line names its user, as the file says or its path tells.</summary>
    public static bool NamesUsers(CrontabFile file) =>
        file.NamesUsers ?? (file.Path == "/etc/crontab" || file.Path.Contains("/cron.d/", StringComparison.Ordinal));

    private static CrontabLine ParseLine(int number, string line, bool namesUsers)
    {
        var start = line.TrimStart(Blanks);
        if (start.Length == 0 || start[0] == '#')
        {
            return new CrontabRemark(number, line);
        }

        return (CrontabLine?)Assignment(number, line, start) ?? Entry(number, line, start, namesUsers);
    }

    private static CrontabAssignment? Assignment(int number, string line, string start)
    {
        var equals = start.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return null;
        }

        var name = start[..equals].TrimEnd(Blanks).Trim('"', '\'');
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return null;
        }

        var value = start[(equals + 1)..].Trim(Blanks);
        var close = value.Length > 1 && value[0] is '"' or '\'' ? value.IndexOf(value[0], 1) : -1;
        return close < 0
            ? new(number, line, name, value, false, "")
            : new(number, line, name, value[1..close], true, value[(close + 1)..].Trim(Blanks));
    }

    private static CrontabEntry Entry(int number, string line, string start, bool namesUsers)
    {
        var rest = start;
        if (rest[0] == '@')
        {
            var keyword = Take(ref rest);
            var schedule = CrontabSchedule.TryParse(keyword, out var known) ? known : null;
            return Command(new CrontabEntry(number, line) { Keyword = keyword, Schedule = schedule }, rest, namesUsers);
        }

        var fields = ImmutableArray.CreateBuilder<CronFieldReading>();
        foreach (var field in CronField.All)
        {
            if (rest.Length == 0)
            {
                break;
            }

            fields.Add(CronFieldParser.Parse(field, Take(ref rest)));
        }

        var read = fields.Count == CronField.All.Length ? CrontabSchedule.From(fields) : null;
        return Command(new CrontabEntry(number, line) { Fields = fields.ToImmutable(), Schedule = read }, rest, namesUsers);
    }

    private static CrontabEntry Command(CrontabEntry entry, string rest, bool namesUsers) =>
        namesUsers ? entry with { User = Take(ref rest), Command = rest } : entry with { Command = rest };

    private static string Take(ref string rest)
    {
        var end = rest.IndexOfAny(Blanks);
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? "" : rest[end..].TrimStart(Blanks);
        return word;
    }
}
