namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>An expectation that was not met.</summary>
/// <param name="Rule">What was expected.</param>
/// <param name="DeadlineTicks">Since when the absence is beyond doubt.</param>
/// <param name="Missed">How many expected occurrences did not come.</param>
internal sealed record Overdue(ScheduleRule Rule, long DeadlineTicks, long Missed);
