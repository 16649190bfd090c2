using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>One log format. Pure, thread-safe, never throws on input.</summary>
internal interface ILineFormat
{
    /// <summary>Reads a line of this format; null where it is of another. A line that is plainly of this format and broken comes back malformed.</summary>
    ParsedLog? TryParse(string line, DateTimeOffset reference);
}
