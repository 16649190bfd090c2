using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A log line in an answer.</summary>
internal sealed record AnswerLineDocument(string EventId, string Stream, DateTimeOffset Timestamp, LogSeverity Severity, string Text);
