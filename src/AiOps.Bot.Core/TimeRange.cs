namespace AiOps.Bot.Core;

/// <summary>A half-open span of time: <paramref name="From"/> is in it, <paramref name="To"/> is not. Both UTC.</summary>
public readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;

    public bool Contains(DateTimeOffset time) => time >= From && time < To;

    /// <summary>A window of the given reach to both sides of a moment.</summary>
    public static TimeRange Around(DateTimeOffset time, TimeSpan before, TimeSpan after) => new(time - before, time + after);
}
