namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L15: output into a folder where only root may make files, by another user.</summary>
internal sealed class RedirectionTarget : ICrontabRule
{
    private static readonly string[] RootsOwn = ["", "/etc", "/opt", "/run", "/var", "/var/lib", "/var/log", "/var/run", "/var/spool", "/usr/bin", "/usr/sbin", "/usr/local", "/usr/local/bin"];

    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        where entry.User is { Length: > 0 } user && user != "root"
        from target in Targets(CommandWords.Split(entry.Command))
        where target.StartsWith("/root/", StringComparison.Ordinal) || RootsOwn.Contains(target[..target.LastIndexOf('/')])
        select new CrontabFault("L15", Severity.Medium, entry.Number, $"'{entry.User}' writes to '{target}', in a folder where only root may make files.",
            "Where the file is not there yet, or is root's, the shell cannot open it and does not even start the command.",
            $"Make it once: install -o {entry.User} /dev/null {target}; or write to a folder of {entry.User}'s own, or to '| logger -t NAME'.");

    private static IEnumerable<string> Targets(IReadOnlyList<CommandWord> words) =>
        from pair in words.Zip(words.Skip(1))
        where pair.First is { IsOperator: true, Text: [.., '>'] } && pair.Second is { IsOperator: false, IsLiteral: true, Text: ['/', ..] }
        select pair.Second.Text;
}
