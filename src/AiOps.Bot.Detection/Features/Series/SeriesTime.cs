using System.Globalization;

namespace AiOps.Bot.Detection.Features.Series;

/// <summary>Reads the times of rows: ISO 8601 and what looks like it, without a zone in UTC, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970.</summary>
public static class SeriesTime
{
    // 1973 in seconds: smaller numbers count rows and are no times.
    private const double LeastEpoch = 1e8;

    /// <summary>Seconds since 1970; null for what is no time.</summary>
    public static double? Parse(ReadOnlySpan<char> text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number >= LeastEpoch && number < 1e19 ? OfEpoch(number) : null;
        }

        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var time)
            ? (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond
            : null;
    }

    private static double OfEpoch(double number) => number switch
    {
        < 1e11 => number,
        < 1e14 => number / 1e3,
        < 1e17 => number / 1e6,
        _ => number / 1e9,
    };
}
