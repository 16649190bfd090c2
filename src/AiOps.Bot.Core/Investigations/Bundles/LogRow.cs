using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>A log line without its text: 40 bytes, so that millions fit.</summary>
/// <param name="Ticks">UTC ticks.</param>
/// <param name="Trace">A hash of the trace id; 0 where the line has none.</param>
/// <param name="Span">A hash of the span id; 0 where the line has none.</param>
/// <param name="Entity">Number in <see cref="IncidentBundle.Entities"/>.</param>
/// <param name="Statement">Number in <see cref="IncidentBundle.Statements"/>.</param>
/// <param name="Severity">What the line says of itself, else what its statement's first line said.</param>
public readonly record struct LogRow(long Ticks, ulong Trace, ulong Span, int Entity, int Statement, LogSeverity Severity);
