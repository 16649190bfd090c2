namespace AiOps.Bot.Core.Telemetry;

/// <summary>Events read from a source, with the position to save with them.</summary>
public sealed record LogBatch(IReadOnlyList<LogEvent> Events, string Position);
