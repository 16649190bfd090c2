namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>A learned expectation: given the last time that something was seen, when its absence is beyond doubt.</summary>
internal abstract record ScheduleRule
{
    /// <summary>In words, for people: "weekdays at 02:15 UTC".</summary>
    public required string Words { get; init; }

    /// <summary>Natural logarithm of how likely the misses that it waits for are by chance.</summary>
    public required double LogChance { get; init; }

    /// <summary>When the absence is beyond doubt, in ticks.</summary>
    public abstract long DeadlineAfter(long lastTicks);

    /// <summary>How many expected occurrences lie between the last one and now.</summary>
    public abstract long MissedBetween(long lastTicks, long nowTicks);
}
