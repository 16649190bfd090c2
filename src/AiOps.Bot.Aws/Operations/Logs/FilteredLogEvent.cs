namespace AiOps.Bot.Aws.Operations.Logs;

/// <summary>A log event as FilterLogEvents gives it.</summary>
internal sealed record FilteredLogEvent(string EventId, string Stream, DateTimeOffset Timestamp, DateTimeOffset IngestedAt, string Message);
