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

    public ModelSpend Sum(DateTimeOffset now)
    {
        var minute = MinuteOf(now);
        return _ring.Where(s => s.Spend is not null && minute - s.Minute < Minutes).Aggregate(ModelSpend.None, (sum, s) => sum + s.Spend);
    }

    private static long MinuteOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;
}
