namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L19: both day fields restricted, where cron runs on a day that fits either one.</summary>
internal sealed class BothDayFields : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        where entry.Schedule is { EitherDay: true, DayOfMonth.IsAll: false, DayOfWeek.IsAll: false }
        let schedule = entry.Schedule!
        select new CrontabFault("L19", Severity.Low, entry.Number, $"Both the day of month '{schedule.DayOfMonth.Text}' and the day of week '{schedule.DayOfWeek.Text}' are set.",
            $"cron runs the job on a day that fits either of them, not only where both fit: {ScheduleInWords.Of(schedule)}.",
            "If both must fit, set one to '*' and test the other in the command, for example [ \"$(date +\\%u)\" = 1 ] && ...");
}
