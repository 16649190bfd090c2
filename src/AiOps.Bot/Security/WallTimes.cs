using System.Globalization;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Security;

/// <summary>Reads the times of the settings file. Pure.</summary>
internal static class WallTimes
{
    private static readonly string[] Plain = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm zzz"];

    /// <summary>A day or a time as the clock on the wall shows it; null where the text is none.</summary>
    public static DateTime? Wall(string text) =>
        DateTime.TryParseExact(text, Plain, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) ? wall : null;

    /// <summary>A moment: with an offset as it is, without one by the clock of the zone.</summary>
    public static DateTimeOffset? Moment(string text, TimeZoneInfo zone) =>
        Wall(text) is { } wall ? WallClock.ToUtc(wall, zone)
        : DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.ToUniversalTime()
        : null;

    /// <summary>The first handover on or after a day; null where the text is neither <c>Monday 09:00</c> nor <c>09:00</c> nor empty.</summary>
    public static DateTime? FirstHandover(DateTime start, string handover)
    {
        var words = handover.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return start;
        }

        if (words.Length > 2 || !TimeOnly.TryParseExact(words[^1], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var first = start.Date + time.ToTimeSpan();
        return words.Length == 1 ? OnOrAfter(first, start, 1)
            : Weekday(words[0]) is { } weekday ? OnOrAfter(first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7), start, 7)
            : null;
    }

    public static bool NamesWeekday(string handover) => handover.Trim().Contains(' ', StringComparison.Ordinal);

    /// <summary>12h, 7d, 1w; null where the text is none.</summary>
    public static TimeSpan? Length(string text)
    {
        var unit = text.Length > 0 ? text[^1] switch { 'h' => 1, 'd' => 24, 'w' => 168, _ => 0 } : 0;
        return unit > 0 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000
            ? TimeSpan.FromHours((long)number * unit)
            : null;
    }

    public static TimeZoneInfo? Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static DateTime OnOrAfter(DateTime first, DateTime start, int days) => first < start ? first.AddDays(days) : first;

    private static DayOfWeek? Weekday(string word) => Enum.TryParse<DayOfWeek>(word, ignoreCase: true, out var day) && !char.IsAsciiDigit(word[0])
        ? day
        : Enum.GetValues<DayOfWeek>().Where(d => d.ToString()[..3].Equals(word, StringComparison.OrdinalIgnoreCase)).Select(d => (DayOfWeek?)d).FirstOrDefault();
}
