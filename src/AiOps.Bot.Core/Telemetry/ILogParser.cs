namespace AiOps.Bot.Core.Telemetry;

/// <summary>Reads any log line of the formats that we know. Pure and thread-safe; never throws on input.</summary>
public interface ILogParser
{
    /// <param name="line">One line, or one joined multi-line record.</param>
    /// <param name="reference">The time that yearless timestamps (syslog) are completed by: the latest time not after it plus one day is meant.</param>
    ParsedLog Parse(string line, DateTimeOffset reference);
}
