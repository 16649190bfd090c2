namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>One date a month: absent after so many such dates in a row without it.</summary>
internal sealed record MonthRule(MonthKey Key, int Misses) : ScheduleRule
{
    /// <summary>The whole day after the expected one may pass: months have room for lateness.</summary>
    private const long Grace = TimeSpan.TicksPerDay;

    public override long DeadlineAfter(long lastTicks)
    {
        var date = DateAfter(DateOf(lastTicks));
        for (var left = Misses - 1; left > 0; left--)
        {
            date = DateAfter(date);
        }

        return (date.DayNumber + 1) * TimeSpan.TicksPerDay + Grace;
    }

    public override long MissedBetween(long lastTicks, long nowTicks)
    {
        var missed = 0;
        for (var date = DateAfter(DateOf(lastTicks)); (date.DayNumber + 1) * TimeSpan.TicksPerDay + Grace <= nowTicks; date = DateAfter(date))
        {
            missed++;
        }

        return missed;
    }

    private static DateOnly DateOf(long ticks) => DateOnly.FromDateTime(new DateTime(ticks, DateTimeKind.Utc));

    /// <summary>The next expected date that is not within a few days of the last one, which may have come a little early.</summary>
    private DateOnly DateAfter(DateOnly date)
    {
        var month = new DateOnly(date.Year, date.Month, 1);
        while (true)
        {
            if (Key.DateIn(month) is { } candidate && candidate.DayNumber > date.DayNumber + 3)
            {
                return candidate;
            }

            month = month.AddMonths(1);
        }
    }
}
