namespace AiOps.Bot.Core.Telemetry;

/// <summary>The shape of a log line, found from the line itself.</summary>
public enum LogFormat
{
    Plain,
    Syslog,
    CloudTrail,
    PostgreSql,
    MySql,
    Lambda,
    Json,
}
