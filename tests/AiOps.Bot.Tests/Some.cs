using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests;

/// <summary>Ready-made values for tests; each test sets only what it is about.</summary>
internal static partial class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static readonly StreamKey Stream = new("cloudwatch", "/ec2/auth", "i-0aa11bb22cc33dd44");

    public static LogEvent LogEvent(string message, DateTimeOffset? at = null, string? id = null, StreamKey? stream = null) => new()
    {
        Stream = stream ?? Stream,
        EventId = id ?? $"{(at ?? Noon).ToUnixTimeMilliseconds()}-{message.GetHashCode(StringComparison.Ordinal)}",
        Timestamp = at ?? Noon,
        IngestedAt = at ?? Noon,
        Message = message,
    };
}
