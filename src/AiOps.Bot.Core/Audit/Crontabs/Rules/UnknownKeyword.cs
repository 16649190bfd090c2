namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L03: a keyword that cron does not know; it compares them with their case.</summary>
internal sealed class UnknownKeyword : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        where entry.Keyword is not null && !CrontabSchedule.KnownKeywords.Contains(entry.Keyword)
        select Fault(entry, entry.Keyword!);

    private static CrontabFault Fault(CrontabEntry entry, string keyword)
    {
        var meant = CrontabSchedule.KnownKeywords.FirstOrDefault(k => k.Equals(keyword, StringComparison.OrdinalIgnoreCase))
            ?? NearMiss.Of(keyword.ToLowerInvariant(), CrontabSchedule.KnownKeywords);
        return new("L03", Severity.High, entry.Number, $"'{keyword}' is no keyword of cron.", "cron skips the line; the job never runs.",
            meant is null ? $"Write one of {string.Join(' ', CrontabSchedule.KnownKeywords)}, or five fields." : $"Write '{meant}'.")
        {
            SuggestedLineText = meant is null ? null : entry.Text.Replace(keyword, meant, StringComparison.Ordinal),
        };
    }
}
