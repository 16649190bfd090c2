namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L02: too few fields, a user missing where each line names one, or a user where none belongs.</summary>
internal sealed class FieldCount : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        reading.Entries.Where(e => !AssignmentPitfalls.IsExport(e)).Select(e => CheckEntry(reading, e)).OfType<CrontabFault>();

    /// <summary>True where the line is no schedule at all; its fields are then not judged one by one.</summary>
    internal static bool LacksFields(CrontabEntry entry) =>
        entry.Keyword is null && (entry.Fields.Length < CronField.All.Length || entry.Fields.All(f => f.Problem is not null) && char.IsAsciiLetter(entry.Fields[0].Text[0]));

    private static CrontabFault? CheckEntry(CrontabReading reading, CrontabEntry entry)
    {
        if (LacksFields(entry))
        {
            return Fault(entry, "This is neither a schedule of five fields with a command, nor an assignment, nor a comment.", "Write 'minute hour day month weekday' before the command, or '#' before a comment.");
        }

        if (entry.Command.Length == 0)
        {
            return Fault(entry, reading.NamesUsers ? "The user or the command is missing." : "The command is missing.",
                reading.NamesUsers ? "Write the user to run as, then the command, after the schedule." : "Write the command after the schedule.");
        }

        return reading.NamesUsers ? MissingUser(entry) : StrayUser(reading, entry);
    }

    private static CrontabFault? MissingUser(CrontabEntry entry) => entry.User is { } user && user.AsSpan().IndexOfAny('/', '$', '=') >= 0
        ? Fault(entry, $"The user to run as is missing: cron takes '{user}' for it.", "Write the user's name between the schedule and the command.")
        : null;

    private static CrontabFault? StrayUser(CrontabReading reading, CrontabEntry entry)
    {
        var space = entry.Command.IndexOfAny([' ', '\t']);
        var first = space < 0 ? entry.Command : entry.Command[..space];
        var isUser = first == "root" || reading.Users?.Contains(first) == true;
        if (!isUser || space < 0 || reading.PathAt(entry.Number).Any(p => reading.Executables?.Contains(p + "/" + first) == true))
        {
            return null;
        }

        return Fault(entry, $"A user's own crontab names no user, but this line begins its command with '{first}'.", $"Remove '{first}'.") with
        {
            SuggestedLineText = entry.WithCommand(entry.Command[space..].TrimStart()),
        };
    }

    private static CrontabFault Fault(CrontabEntry entry, string what, string suggestion) =>
        new("L02", Severity.High, entry.Number, what, "cron skips the line, or runs the wrong word as the command.", suggestion);
}
