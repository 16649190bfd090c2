using System.Globalization;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.LogFiles;

/// <summary>Names and dates the events of one read.</summary>
/// <param name="Identity">Tells the file from others that had the same path.</param>
/// <param name="Base">The offset in the file at which reading begins.</param>
/// <param name="Reference">What yearless times are completed by: for a finished file its last write, for a growing one now.</param>
internal sealed record EventNumbering(string Identity, long Base, DateTimeOffset Reference, DateTimeOffset ReadAt)
{
    public string IdOf(long offset) => string.Create(CultureInfo.InvariantCulture, $"{Identity}-{Base + offset}");

    public static long OffsetOf(LogEvent logEvent) => long.Parse(logEvent.EventId.AsSpan(logEvent.EventId.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
}
