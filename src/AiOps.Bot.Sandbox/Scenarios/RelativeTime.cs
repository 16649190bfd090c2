using System.Globalization;

namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>Reads the times of scenario files.</summary>
internal static class RelativeTime
{
    /// <exception cref="FormatException">The text is not <c>-77d</c>, <c>-77d 13:09:20</c>, <c>-6h</c> or <c>-30m</c>.</exception>
    public static DateTimeOffset Resolve(string text, DateTimeOffset start)
    {
        var parts = text.Split(' ', 2);
        if (parts[0] is not ['-', .. var digits, var unit] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            throw Unreadable(text);
        }

        var moment = unit switch
        {
            'd' => start.AddDays(-count),
            'h' => start.AddHours(-count),
            'm' => start.AddMinutes(-count),
            _ => throw Unreadable(text),
        };
        return parts.Length == 1
            ? moment
            : TimeSpan.TryParseExact(parts[1], @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var time)
                ? new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero) + time
                : throw Unreadable(text);
    }

    private static FormatException Unreadable(string text) => new($"'{text}' is not a time such as -77d 13:09:20 or -6h.");
}
