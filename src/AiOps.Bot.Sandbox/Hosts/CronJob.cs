namespace AiOps.Bot.Sandbox.Hosts;

/// <param name="LineNumber">In its file, counted from 1.</param>
internal sealed record CronJob(int LineNumber, CronSchedule Schedule, string User, string Command);
