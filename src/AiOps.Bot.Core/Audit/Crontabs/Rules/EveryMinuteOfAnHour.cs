namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L18: a set hour with every minute.</summary>
internal sealed class EveryMinuteOfAnHour : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        where entry.Schedule is { Minute.Text: "*", Hour: { BeginsWithStar: false } }
        select Fault(entry, entry.Schedule!);

    private static CrontabFault Fault(CrontabEntry entry, CrontabSchedule schedule)
    {
        // Every minute of office hours is often meant; every minute of one hour hardly ever.
        var range = schedule.Hour.Items.Any(i => !i.IsSingle);
        return new("L18", range ? Severity.Low : Severity.Medium, entry.Number, $"The minute is '*' and the hour '{schedule.Hour.Text}'.",
            $"The job runs {60 * schedule.Hour.Count} times on such a day: at every minute of the hour.", "Write the minute to run at, for example 0.")
        {
            SuggestedLineText = range ? null : ReplaceFirst(entry.Text),
        };
    }

    private static string ReplaceFirst(string text)
    {
        var star = text.IndexOf('*', StringComparison.Ordinal);
        return text[..star] + "0" + text[(star + 1)..];
    }
}
