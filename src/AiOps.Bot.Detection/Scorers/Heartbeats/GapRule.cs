namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>Even gaps: absent after a silence that no gap so far came near.</summary>
internal sealed record GapRule(long MedianTicks, long PatienceTicks) : ScheduleRule
{
    public override long DeadlineAfter(long lastTicks) => lastTicks + PatienceTicks;

    public override long MissedBetween(long lastTicks, long nowTicks) => Math.Max(0, (nowTicks - lastTicks) / MedianTicks);
}
