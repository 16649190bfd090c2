using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>A log line as it is shown in an answer: cut to a bound, control characters and secrets replaced.</summary>
public sealed record AnswerLine(string EventId, StreamKey Stream, DateTimeOffset Timestamp, LogSeverity Severity, string Text);
