using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Bundles;

/// <summary>A log line as it is read; its message is in the batch's text.</summary>
internal struct LogLine
{
    public long Ticks;

    public ulong Trace;

    public ulong Span;

    /// <summary>A hash of the place in the source that the message names; 0 where it names none.</summary>
    public ulong Location;

    /// <summary>Its number in the batch; less than 0 until it is read.</summary>
    public int Entity;

    /// <summary>Unknown where the line has no level.</summary>
    public LogSeverity Severity;

    public int Start;

    /// <summary>Less than 0 until the message is read.</summary>
    public int Length;
}
