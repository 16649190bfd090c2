namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L21: a date that never comes, or comes rarely.</summary>
internal sealed class RareDate : ICrontabRule
{
    private static readonly int[] DaysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        where entry is { Keyword: null, Schedule: { EitherDay: false } schedule } && !schedule.DayOfMonth.IsAll
        let fault = CheckSchedule(entry, entry.Schedule!)
        where fault is not null
        select fault;

    private static CrontabFault? CheckSchedule(CrontabEntry entry, CrontabSchedule schedule)
    {
        var months = schedule.Month.Values.ToList();
        var first = schedule.DayOfMonth.NextFrom(1);
        if (months.All(m => first > DaysOf[m - 1]))
        {
            return Fault(entry, Severity.High, $"Day {first} never comes in month {schedule.Month.Text}.", "The job never runs.");
        }

        if (months is [2] && first == 29)
        {
            return Fault(entry, Severity.Medium, "29 February comes every four years.", "The job runs in leap years only.");
        }

        return schedule.DayOfMonth.Count == 1 && first > 28 && months.Any(m => first > DaysOf[m - 1] || m == 2 && first == 29)
            ? Fault(entry, Severity.Low, $"Day {first} does not come in every month of '{schedule.Month.Text}'.", "Shorter months are skipped without a word.")
            : null;
    }

    private static CrontabFault Fault(CrontabEntry entry, Severity severity, string what, string why) =>
        new("L21", severity, entry.Number, what, why, "Choose a day that every month has; for the last day, run on 28-31 and test in the command whether tomorrow is the first.");
}
