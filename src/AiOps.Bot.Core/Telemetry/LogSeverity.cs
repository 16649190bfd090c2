namespace AiOps.Bot.Core.Telemetry;

/// <summary>How the writer of a log line graded it. Unknown where the line does not say.</summary>
public enum LogSeverity
{
    Unknown,
    Debug,
    Info,
    Warning,
    Error,
    Critical,
}
