namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>One span.</summary>
/// <param name="Trace">A hash of the trace id.</param>
/// <param name="Id">A hash of the span id, which is unique in its trace.</param>
/// <param name="Parent">A hash of the parent's span id; 0 for a root.</param>
/// <param name="StartTicks">UTC ticks.</param>
/// <param name="DurationMs">Milliseconds, not negative.</param>
/// <param name="Entity">Number in <see cref="IncidentBundle.Entities"/>.</param>
/// <param name="Operation">Number in <see cref="IncidentBundle.Operations"/>.</param>
/// <param name="IsError">The span says that it failed: a status of error, or 5xx.</param>
public readonly record struct SpanRow(ulong Trace, ulong Id, ulong Parent, long StartTicks, double DurationMs, int Entity, int Operation, bool IsError);
