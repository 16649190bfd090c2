namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L24: a job that starts every few minutes and does not look whether the one before has ended.</summary>
internal sealed class NoLock : ICrontabRule
{
    private const int RunsPerHour = 12;
    private static readonly string[] Locks = ["flock", "setlock", "lckdo", "run-one", "lockfile", "lockrun", "solo"];

    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        where entry.Schedule is { Minute.Count: >= RunsPerHour, Hour.Count: > 1 } && !SimpleCommand.In(entry.Command).Any(IsLock)
        select new CrontabFault("L24", Severity.Info, entry.Number, $"The job starts {entry.Schedule!.Minute.Count} times an hour and takes no lock.",
            "When one run takes longer than usual, the next one starts beside it, and they slow each other down.", $"flock -n /run/lock/NAME {(entry.Command.Length < 80 ? entry.Command : "COMMAND")}");

    private static bool IsLock(SimpleCommand command) => Locks.Contains(command.Program.Text[(command.Program.Text.LastIndexOf('/') + 1)..]);
}
