using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Bundles;

/// <summary>A log line as it was read; its message is in the batch's text.</summary>
/// <param name="Severity">Unknown where the line has no level.</param>
internal readonly record struct LogLine(long Ticks, ulong Trace, ulong Span, int Entity, LogSeverity Severity, int Start, int Length);
