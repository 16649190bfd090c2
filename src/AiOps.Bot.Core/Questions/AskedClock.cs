namespace AiOps.Bot.Core.Questions;

/// <summary>The asker's clock: turns clock times and days of a question into moments. The past is meant, always.</summary>
internal sealed class AskedClock(DateTimeOffset now, TimeZoneInfo zone)
{
    public DateTimeOffset Now { get; } = now;

    public DateOnly Today { get; } = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(15);
        }

        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    /// <summary>The last time that the clock showed this, on the given day if there is one.</summary>
    public DateTimeOffset Last(TimeOnly time, DateOnly? day)
    {
        if (day is { } named)
        {
            return At(named, time);
        }

        var today = At(Today, time);
        return today <= Now ? today : At(Today.AddDays(-1), time);
    }

    public TimeRange Day(DateOnly day) => UpToNow(At(day, TimeOnly.MinValue), At(day.AddDays(1), TimeOnly.MinValue));

    public TimeRange Since(DateTimeOffset from) => new(from, Now > from ? Now : from);

    public TimeRange UpToNow(DateTimeOffset from, DateTimeOffset to)
    {
        var end = to < Now ? to : Now;
        return new(from, end > from ? end : from);
    }
}
