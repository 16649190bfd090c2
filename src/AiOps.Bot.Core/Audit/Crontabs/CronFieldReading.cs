namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>A field as read: its values, or what is wrong with its text.</summary>
public sealed record CronFieldReading(CronField Field, string Text, CronFieldValues? Values, CronFieldProblem? Problem);
