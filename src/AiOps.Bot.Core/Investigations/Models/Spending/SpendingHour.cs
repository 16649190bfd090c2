namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>What was spent in the last 60 minutes, minute by minute. Not thread-safe.</summary>
internal sealed class SpendingHour
{
    private const int Minutes = 60;
    private readonly (long Minute, ModelSpend Spend)[] _ring = new (long, ModelSpend)[Minutes];

    public void Add(ModelSpend spend, DateTimeOffset now)
    {
        var minute = MinuteOf(now);
        ref var slot = ref _ring[minute % Minutes];
        slot = slot.Minute == minute && slot.Spend is { } spent ? (minute, spent + spend) : (minute, spend);
    }

    /// <summary>What an earlier process spent, in the minute that it was in.</summary>
    public void Restore(SpentMinute spent, DateTimeOffset now)
    {
        var minute = MinuteOf(spent.Minute);
        ref var slot = ref _ring[minute % Minutes];
        if (MinuteOf(now) - minute is >= 0 and < Minutes)
        {
            slot = slot.Minute == minute && slot.Spend is { } known ? (minute, known + spent.Spend) : (minute, spent.Spend);
        }
    }

    public ModelSpend Sum(DateTimeOffset now)
    {
        var minute = MinuteOf(now);
        return _ring.Where(s => s.Spend is not null && minute - s.Minute < Minutes).Aggregate(ModelSpend.None, (sum, s) => sum + s.Spend);
    }

    private static long MinuteOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;
}
