namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L25: the same line twice, or one that was switched off by a comment sign.</summary>
internal sealed class RepeatedEntry : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) => Twice(reading).Concat(SwitchedOff(reading));

    private static IEnumerable<CrontabFault> Twice(CrontabReading reading) =>
        from same in reading.Entries.Where(e => e.Schedule is not null && e.Command.Length > 0).GroupBy(KeyOf)
        let first = same.First().Number
        from again in same.Skip(1)
        select new CrontabFault("L25", Severity.Medium, again.Number, $"The line is the same as line {first}.", "The job runs twice at each of its times, side by side.", "Remove one of the two.");

    private static IEnumerable<CrontabFault> SwitchedOff(CrontabReading reading)
    {
        var active = reading.Entries.Select(e => e.Command).ToHashSet(StringComparer.Ordinal);
        return from remark in reading.Lines.OfType<CrontabRemark>()
               let text = remark.Text.TrimStart(' ', '\t', '#')
               where text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '*' or '@')
               let entry = CrontabParser.Parse(new CrontabFile(reading.File.Path, text) { NamesUsers = reading.NamesUsers }).OfType<CrontabEntry>().FirstOrDefault()
               where entry is { Schedule: not null, Command: ['/', ..] } && !active.Contains(entry.Command)
               select new CrontabFault("L25", Severity.Info, remark.Number, $"A job is switched off here: {ScheduleInWords.Of(entry.Schedule!)}.",
                   "It does not run; nothing says whether that is still wanted.", "Remove the line, or write beside it why and until when it is off.");
    }

    private static (string Schedule, string? User, string Command) KeyOf(CrontabEntry entry) =>
        (entry.Keyword ?? string.Join(' ', entry.Fields.Select(f => f.Values?.Text)), entry.User, entry.Command);
}
