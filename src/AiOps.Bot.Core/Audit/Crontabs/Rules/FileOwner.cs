namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L06: a system crontab that does not belong to root.</summary>
internal sealed class FileOwner : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading)
    {
        if (!reading.NamesUsers || reading.File.Owner is null or "root" or "0")
        {
            return [];
        }

        return [new("L06", Severity.High, 0, $"The file belongs to '{reading.File.Owner}'.", "cron reads system crontabs only where root owns them (\"WRONG FILE OWNER\" in its log).",
            $"chown root '{reading.File.Path}'")];
    }
}
