namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>Turns a schedule on the wall clock into moments, across changes of the zone's offset.</summary>
internal static class CronClock
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The clock as it is shown: hours that are skipped do not run, hours that come twice run twice.</summary>
    public static DateTimeOffset? NextShown(CrontabSchedule schedule, DateTimeOffset after, TimeZoneInfo zone)
    {
        var from = UpToMinute(after.UtcDateTime + TimeSpan.FromTicks(1));
        while (true)
        {
            var offset = zone.GetUtcOffset(from);
            if (schedule.NextOnWallClock(UpToMinute(from + offset)) is not { } wall)
            {
                return null;
            }

            var moment = DateTime.SpecifyKind(wall - offset, DateTimeKind.Utc);
            if (NextChange(zone, from, moment) is not { } change)
            {
                return new DateTimeOffset(wall, offset);
            }

            from = change;
        }
    }

    /// <summary>Fixed times: once each, whatever the clock does.</summary>
    public static DateTimeOffset? NextFixed(CrontabSchedule schedule, DateTimeOffset after, TimeZoneInfo zone)
    {
        // A run inside a gap is moved to its end, so we begin before any gap that could end after the given moment.
        var wall = TimeZoneInfo.ConvertTime(after, zone).DateTime.AddHours(-3);
        while (schedule.NextOnWallClock(UpToMinute(wall)) is { } next)
        {
            var moment = MomentOf(zone, next);
            if (moment > after)
            {
                return moment;
            }

            wall = next + Minute;
        }

        return null;
    }

    private static DateTimeOffset MomentOf(TimeZoneInfo zone, DateTime wall)
    {
        if (zone.IsAmbiguousTime(wall))
        {
            return new(wall, zone.GetAmbiguousTimeOffsets(wall).Max());
        }

        if (!zone.IsInvalidTime(wall))
        {
            return new(wall, zone.GetUtcOffset(wall));
        }

        var before = DateTime.SpecifyKind(wall.AddHours(-12) - zone.GetUtcOffset(wall.AddHours(-12)), DateTimeKind.Utc);
        var change = NextChange(zone, before, before.AddDays(1)) ?? before;
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(change), zone);
    }

    /// <summary>The first moment after <paramref name="from"/>, up to <paramref name="to"/>, with another offset.</summary>
    private static DateTime? NextChange(TimeZoneInfo zone, DateTime from, DateTime to)
    {
        var offset = zone.GetUtcOffset(from);
        for (var low = from; low < to;)
        {
            // No zone has two changes within a week, so equal ends mean no change between.
            var high = low.AddDays(7) < to ? low.AddDays(7) : to;
            if (zone.GetUtcOffset(high) != offset)
            {
                return Bisect(zone, offset, low, high);
            }

            low = high;
        }

        return null;
    }

    private static DateTime Bisect(TimeZoneInfo zone, TimeSpan offset, DateTime low, DateTime high)
    {
        while (high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low + (high - low) / 2;
            if (zone.GetUtcOffset(middle) == offset)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return new DateTime(high.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
    }

    private static DateTime UpToMinute(DateTime time)
    {
        var rest = time.Ticks % TimeSpan.TicksPerMinute;
        return rest == 0 ? time : time.AddTicks(TimeSpan.TicksPerMinute - rest);
    }
}
