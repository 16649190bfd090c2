using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Bundles;

/// <summary>A log line as it was read; its message is in the batch's text.</summary>
/// <param name="Entity">Its number in the batch.</param>
/// <param name="Location">A hash of the place in the source that the message names; 0 where it names none.</param>
/// <param name="Severity">Unknown where the line has no level.</param>
internal readonly record struct LogLine(long Ticks, ulong Trace, ulong Span, int Entity, ulong Location, LogSeverity Severity, int Start, int Length);
