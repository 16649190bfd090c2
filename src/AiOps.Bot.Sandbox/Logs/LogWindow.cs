namespace AiOps.Bot.Sandbox.Logs;

/// <summary>A span of milliseconds since 1970, both ends in it.</summary>
internal readonly record struct LogWindow(long From, long To);
