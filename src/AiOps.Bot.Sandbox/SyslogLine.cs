using System.Globalization;

namespace AiOps.Bot.Sandbox;

/// <summary>Lines in the traditional syslog form (RFC 3164): no year, no zone, the day padded with a blank.</summary>
internal static class SyslogLine
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string Write(DateTimeOffset time, string host, string program, int? processId, string message)
    {
        var utc = time.UtcDateTime;
        var process = processId is { } id ? string.Create(English, $"{program}[{id}]") : program;
        return string.Create(English, $"{utc:MMM} {utc.Day,2} {utc:HH:mm:ss} {host} {process}: {message}");
    }
}
