namespace AiOps.Bot.Sandbox.Background;

/// <summary>One line of ordinary work, and when it is written.</summary>
internal readonly record struct GeneratedLine(DateTimeOffset Time, string Message);
