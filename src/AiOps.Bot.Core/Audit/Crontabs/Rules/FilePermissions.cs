namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L05: permissions that make cron refuse the file.</summary>
internal sealed class FilePermissions : ICrontabRule
{
    // cronie's test (database.c): of these bits only "owner may read" may be set.
    private const int Judged = 0b111_101_011_011;
    private const int OwnerReads = 0b100_000_000;

    public IEnumerable<CrontabFault> Check(CrontabReading reading)
    {
        if (reading.File.Mode is not { } mode || (mode & Judged) == OwnerReads)
        {
            return [];
        }

        return [new("L05", Severity.High, 0, $"The file's mode is {Convert.ToString(mode & 0xFFF, 8).PadLeft(4, '0')}.",
            "cron ignores a crontab that others may write, that may be executed, or that its owner may not read (\"BAD FILE MODE\" in its log).",
            $"chmod {(reading.NamesUsers ? "0644" : "0600")} '{reading.File.Path}'")];
    }
}
