namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L17, commands: syntax of bash under /bin/sh, which is dash on Debian and Ubuntu.</summary>
internal sealed class ShellSyntax : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        where IsPlainShell(reading.ValueAt("SHELL", entry.Number))
        let found = Find(entry.Command)
        where found is not null
        select new CrontabFault("L17", Severity.Medium, entry.Number, $"'{found}' is syntax of bash, but cron runs the command with /bin/sh.",
            "Where /bin/sh is dash, the command fails or means something else.", "Set SHELL=/bin/bash above the line, or call the script with bash.");

    private static bool IsPlainShell(string? shell) => shell is null || shell.EndsWith("/sh", StringComparison.Ordinal) || shell.EndsWith("/dash", StringComparison.Ordinal);

    private static string? Find(string command)
    {
        var words = CommandWords.Split(command);
        var found = words.FirstOrDefault(w => w.IsOperator ? w.Text is "&>" or "&>>" or "|&" or "<<<" : w.Text is "[[" or "source" && w.Length == w.Text.Length);
        if (found is not null)
        {
            return found.Text;
        }

        var substitution = words.Zip(words.Skip(1)).Any(p => p is { First: { IsOperator: true, Text: "<" or ">" }, Second: { IsOperator: true, Text: "(" } } && p.First.Start + 1 == p.Second.Start);
        return substitution ? "<(...)" : null;
    }
}
