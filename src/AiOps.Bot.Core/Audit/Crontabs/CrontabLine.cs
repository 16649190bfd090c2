namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>One line of a crontab, as cron takes it.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Text">Without its line end.</param>
public abstract record CrontabLine(int Number, string Text);
