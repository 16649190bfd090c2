using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>How often a shape of line occurred.</summary>
internal sealed record TemplateDocument(string Template, long Count, LogSeverity Worst, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
