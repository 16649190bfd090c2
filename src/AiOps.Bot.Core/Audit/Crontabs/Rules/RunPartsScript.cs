namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L08: a script in a folder that run-parts works through, and that it passes over.</summary>
internal sealed class RunPartsScript : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        from command in SimpleCommand.In(entry.Command)
        where command.Program.Text is "run-parts" or "/bin/run-parts" or "/usr/bin/run-parts"
        from folder in command.Arguments.Where(a => a.IsLiteral && a.Text.StartsWith('/')).Select(a => a.Text.TrimEnd('/'))
        from fault in Dotted(reading, entry, folder).Concat(NotExecutable(reading, entry, folder))
        select fault;

    private static IEnumerable<CrontabFault> Dotted(CrontabReading reading, CrontabEntry entry, string folder) =>
        from name in Names(reading.Executables, folder)
        where name.Contains('.', StringComparison.Ordinal)
        select new CrontabFault("L08", Severity.Medium, entry.Number, $"'{folder}/{name}' has a dot in its name.",
            "run-parts of Debian and Ubuntu passes over such names without a word; Red Hat's runs them.", $"Call it '{name.Split('.')[0]}'.");

    private static IEnumerable<CrontabFault> NotExecutable(CrontabReading reading, CrontabEntry entry, string folder) =>
        from name in Names(reading.OtherFiles, folder)
        where reading.Executables?.Contains($"{folder}/{name}") != true
        select new CrontabFault("L08", Severity.Medium, entry.Number, $"'{folder}/{name}' is not executable.",
            "run-parts passes over it without a word.", $"chmod +x '{folder}/{name}', or take it away if it is switched off on purpose.");

    private static IEnumerable<string> Names(KnownFiles? files, string folder) =>
        (files?.NamesIn(folder) ?? []).Where(n => n.Length > 0 && n[0] != '.').Order(StringComparer.Ordinal);
}
