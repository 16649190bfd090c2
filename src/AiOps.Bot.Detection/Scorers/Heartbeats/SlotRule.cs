namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>Slots of a repeating calendar (hours of the week, days of the week) in which something is expected: absent after so many expected slots in a row without it.</summary>
/// <param name="Expected">One entry per slot of the cycle.</param>
/// <param name="SlotTicks">An hour or a day.</param>
/// <param name="Phase">Where slots begin, in minutes.</param>
/// <param name="Misses">How many expected slots in a row must be missed.</param>
internal sealed record SlotRule(bool[] Expected, long SlotTicks, int Phase, int Misses) : ScheduleRule
{
    /// <summary>Lines are written and delivered a little after the fact.</summary>
    private const long Grace = 2 * TimeSpan.TicksPerMinute;

    public override long DeadlineAfter(long lastTicks)
    {
        var slot = SlotOf(lastTicks);
        for (var left = Misses; left > 0;)
        {
            slot++;
            left -= Expected[slot % Expected.Length] ? 1 : 0;
        }

        return EndOf(slot) + Grace;
    }

    public override long MissedBetween(long lastTicks, long nowTicks)
    {
        var (first, end) = (SlotOf(lastTicks) + 1, SlotOf(nowTicks - Grace));
        var cycles = Math.Max(0, end - first) / Expected.Length;
        var missed = cycles * Expected.Count(e => e);
        for (var slot = first + (cycles * Expected.Length); slot < end; slot++)
        {
            missed += Expected[slot % Expected.Length] ? 1 : 0;
        }

        return missed;
    }

    private long SlotOf(long ticks) => SlotTicks == TimeSpan.TicksPerHour ? Calendar.HourOf(ticks, Phase) : Calendar.DayOf(ticks, Phase);

    private long EndOf(long slot) => SlotTicks == TimeSpan.TicksPerHour ? Calendar.EndOfHour(slot, Phase) : Calendar.EndOfDay(slot, Phase);
}
