using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Storage.Telemetry;

/// <summary>Log events about to be inserted: event i has stream id i and sequence <paramref name="FirstSequence"/> + i.</summary>
internal sealed record LogRows(IReadOnlyList<LogEvent> Events, long[] StreamIds, long FirstSequence);
