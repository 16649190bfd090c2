namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L14: the script is there, but may not be executed.</summary>
internal sealed class NotExecutable : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        from command in SimpleCommand.In(entry.Command)
        let path = command.Program.Text
        where command.Program.IsLiteral && path.StartsWith('/') && reading.OtherFiles?.Contains(path) == true && reading.Executables?.Contains(path) != true
        select new CrontabFault("L14", Severity.High, entry.Number, $"'{path}' is there, but not executable.",
            "The shell refuses it with status 126; cron logs the start all the same.", $"chmod +x '{path}', or start it with its interpreter.");
}
