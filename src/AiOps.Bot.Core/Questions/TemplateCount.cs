using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>How often a shape of line occurred in the window.</summary>
public sealed record TemplateCount(string Template, long Count, LogSeverity Worst, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
