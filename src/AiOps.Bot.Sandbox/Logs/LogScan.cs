namespace AiOps.Bot.Sandbox.Logs;

/// <summary>What a FilterLogEvents call asks for.</summary>
internal sealed record LogScan(IReadOnlyList<LogStream> Streams, LogWindow Window, FilterPattern Pattern, int Limit);
