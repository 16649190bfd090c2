namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>A blank line or a comment.</summary>
public sealed record CrontabRemark(int Number, string Text) : CrontabLine(Number, Text);
