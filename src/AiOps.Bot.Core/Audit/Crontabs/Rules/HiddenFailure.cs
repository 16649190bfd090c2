namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L23: a failure that nobody would see.</summary>
internal sealed class HiddenFailure : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        reading.Entries.Select(e => CheckEntry(reading, e)).OfType<CrontabFault>();

    private static CrontabFault? CheckEntry(CrontabReading reading, CrontabEntry entry)
    {
        var command = entry.Command.Replace(" ", "", StringComparison.Ordinal);
        if (DropsErrors(command))
        {
            return Fault(entry, Severity.Medium, "All output goes to /dev/null, errors too.");
        }

        if (command.EndsWith("||true", StringComparison.Ordinal) || command.EndsWith("||:", StringComparison.Ordinal) || command.EndsWith(";exit0", StringComparison.Ordinal))
        {
            return Fault(entry, Severity.Medium, "The command's status is thrown away.");
        }

        return reading.ValueAt("MAILTO", entry.Number) is "" && entry.Command.Length > 0 && !entry.Command.AsSpan().ContainsAny('>', '|')
            ? Fault(entry, Severity.Low, "MAILTO is empty and the command's output goes nowhere.")
            : null;
    }

    private static bool DropsErrors(string command) =>
        command.Contains("&>/dev/null", StringComparison.Ordinal) || command.Contains(">&/dev/null", StringComparison.Ordinal) || command.Contains("2>/dev/null", StringComparison.Ordinal)
        || command.Contains(">/dev/null2>&1", StringComparison.Ordinal);

    private static CrontabFault Fault(CrontabEntry entry, Severity severity, string what) => new("L23", severity, entry.Number, what,
        "When the job fails, nobody learns of it: such jobs stay broken for months.", "Send the output to a log that is watched, for example '2>&1 | logger -t NAME', or set MAILTO.");
}
