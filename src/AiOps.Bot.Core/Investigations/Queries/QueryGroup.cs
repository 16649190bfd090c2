using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Rows that have a field in common.</summary>
/// <param name="Name">The field's value. May be an outsider's words.</param>
/// <param name="Earlier">How many there were in the other window; null where none was compared.</param>
public sealed record QueryGroup(string Name, long Count, long? Earlier, LogSeverity Worst, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
