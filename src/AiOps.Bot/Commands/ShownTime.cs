using System.Globalization;

namespace AiOps.Bot.Commands;

/// <summary>Times for people at a terminal: in their zone, with its offset.</summary>
internal static class ShownTime
{
    public static string Of(DateTimeOffset time, TimeZoneInfo zone) => time.Year is 1 or 9999
        ? "without end"
        : zone == TimeZoneInfo.Utc || zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime
            ? time.UtcDateTime.ToString("ddd yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : TimeZoneInfo.ConvertTime(time, zone).ToString("ddd yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    /// <exception cref="BadInputException">The text is no time.</exception>
    public static DateTimeOffset Read(string? text, string option, Terminal terminal) => text is null
        ? terminal.Time.GetUtcNow()
        : Security.WallTimes.Moment(text, terminal.Zone) ?? throw new BadInputException($"{option} '{text}' is no time. Write for example 2026-03-14 08:00 or 2026-03-14T08:00Z.");
}
