namespace AiOps.Bot.Core.Telemetry;

/// <summary>A log event with its place in the store. Sequences only grow, so a reader that remembers the last one misses nothing.</summary>
public sealed record StoredLogEvent(long Sequence, LogEvent Event);
