namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L09: a percent sign that cron turns into a line end.</summary>
internal sealed class UnescapedPercent : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        let at = CommandWords.UnescapedPercentIn(entry.Command)
        where at < entry.Command.Length
        select Fault(entry, at);

    private static CrontabFault Fault(CrontabEntry entry, int at)
    {
        // "mail root%text" hands text to the command on purpose; "%F" is a date format cut in half.
        var cutsFormat = at + 1 < entry.Command.Length && !char.IsWhiteSpace(entry.Command[at + 1]);
        return new("L09", cutsFormat ? Severity.High : Severity.Medium, entry.Number, "A '%' in the command is not escaped.",
            "cron ends the command at the first '%' and hands the rest to it as standard input.", "Write '\\%'.")
        {
            SuggestedLineText = cutsFormat ? entry.WithCommand(Escape(entry.Command)) : null,
        };
    }

    private static string Escape(string command)
    {
        var at = CommandWords.UnescapedPercentIn(command);
        return at == command.Length ? command : command[..at] + "\\%" + Escape(command[(at + 1)..]);
    }
}
