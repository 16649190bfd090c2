namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>A line that sets a variable for the entries below it.</summary>
/// <param name="Value">Without its quotes.</param>
/// <param name="Rest">What follows a closing quote; cron then refuses the line.</param>
public sealed record CrontabAssignment(int Number, string Text, string Name, string Value, bool Quoted, string Rest) : CrontabLine(Number, Text)
{
    /// <summary>False where cron does not take it for an assignment, and skips the line.</summary>
    public bool IsReadable => Rest.Length == 0 && (Quoted || Value.Length > 0);
}
