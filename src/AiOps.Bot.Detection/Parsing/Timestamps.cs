using System.Globalization;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>Reads the timestamps that log lines start with. Methods give how many characters they took, 0 for none.</summary>
internal static class Timestamps
{
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /// <summary>
    /// ISO 8601 and its relatives: <c>2026-03-14T12:00:00Z</c>, <c>2026-03-14 12:00:00,123 +0100</c>, <c>2026/03/14 12:00:00.5 UTC</c>. Without a zone, or with one whose
    /// abbreviation is ambiguous (CET), the time is taken as UTC.
    /// </summary>
    public static int ReadIso(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 19 || text[10] is not ('T' or 't' or ' ') || !IsDateShaped(text)
            || !TryDate(Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2), out var date) || !TryClock(text[11..], out var clock))
        {
            return 0;
        }

        var at = 19 + ReadFraction(text[19..], out var fraction);
        at += ReadZone(text[at..], out var offset);
        return Make(date + clock + fraction, offset, out time) ? at : 0;
    }

    /// <summary>The yearless stamp of RFC 3164, <c>Mar  4 12:00:00</c>. The year is the latest that keeps it within a day after the reference.</summary>
    public static int ReadYearless(ReadOnlySpan<char> text, DateTimeOffset reference, out DateTimeOffset time)
    {
        time = default;
        var month = MonthOf(text);
        if (month == 0 || text.Length < 14 || text[3] != ' ')
        {
            return 0;
        }

        var at = ReadDay(text, out var day);
        if (at + 9 > text.Length || text[at] != ' ' || !TryClock(text[(at + 1)..], out var clock))
        {
            return 0;
        }

        at += 9;
        at += ReadFraction(text[at..], out var fraction);
        return Complete(month, day, clock + fraction, reference, out time) ? at : 0;
    }

    // Padded, "Mar  4", or not, "Mar 4".
    private static int ReadDay(ReadOnlySpan<char> text, out int day)
    {
        var start = text[4] == ' ' ? 5 : 4;
        var length = char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[start + 1]) ? 2 : 1;
        day = Number(text, start, length);
        return start + length;
    }

    /// <summary>1 to 12 for a line that starts with an English month's abbreviation, else 0.</summary>
    public static int MonthOf(ReadOnlySpan<char> text)
    {
        if (text.Length < 3)
        {
            return 0;
        }

        for (var month = 0; month < 12; month++)
        {
            if (text.StartsWith(Months.AsSpan(month * 3, 3), StringComparison.Ordinal))
            {
                return month + 1;
            }
        }

        return 0;
    }

    /// <summary><c>HH:mm:ss</c> at the start. A leap second counts as the second before it.</summary>
    public static bool TryClock(ReadOnlySpan<char> text, out TimeSpan clock)
    {
        clock = default;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':')
        {
            return false;
        }

        int hour = Number(text, 0, 2), minute = Number(text, 3, 2), second = Number(text, 6, 2);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
        {
            return false;
        }

        clock = new TimeSpan(hour, minute, Math.Min(second, 59));
        return true;
    }

    public static bool TryDate(int year, int month, int day, out DateTime date)
    {
        date = default;
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return true;
    }

    /// <summary>Milliseconds or seconds since 1970, told apart by size.</summary>
    public static DateTimeOffset? FromEpoch(double value)
    {
        var milliseconds = value < 1e11 ? value * 1000 : value;
        return milliseconds is > 0 and < 253_402_300_799_000 ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
    }

    /// <summary>The digits as a number, or -1 where one is none.</summary>
    public static int Number(ReadOnlySpan<char> text, int at, int length) =>
        int.TryParse(text.Slice(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static bool IsDateShaped(ReadOnlySpan<char> text) => text[4] is '-' or '/' && text[7] == text[4];

    private static int ReadFraction(ReadOnlySpan<char> text, out TimeSpan fraction)
    {
        fraction = default;
        if (text.Length < 2 || text[0] is not ('.' or ','))
        {
            return 0;
        }

        var at = 1;
        long ticks = 0;
        for (var unit = TimeSpan.TicksPerSecond / 10; at < text.Length && char.IsAsciiDigit(text[at]); at++, unit /= 10)
        {
            ticks += (text[at] - '0') * unit;
        }

        fraction = new TimeSpan(ticks);
        return at == 1 ? 0 : at;
    }

    private static int ReadZone(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text.StartsWith("Z", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        var space = text.StartsWith(" ", StringComparison.Ordinal) ? 1 : 0;
        var numeric = ReadNumericZone(text[space..], out offset);
        return numeric > 0 ? space + numeric : ReadNamedZone(text, space);
    }

    // "+01:00", "+0100" or "+01".
    private static int ReadNumericZone(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text.Length < 3 || text[0] is not ('+' or '-') || Number(text, 1, 2) is not (>= 0 and <= 14 and var hours))
        {
            return 0;
        }

        var colon = text.Length > 3 && text[3] == ':' ? 1 : 0;
        var hasMinutes = text.Length >= 5 + colon && Number(text, 3 + colon, 2) is >= 0 and < 60;
        var minutes = hasMinutes ? Number(text, 3 + colon, 2) : 0;
        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return hasMinutes ? 5 + colon : 3;
    }

    // Three or four capitals after a space, as PostgreSQL writes them.
    private static int ReadNamedZone(ReadOnlySpan<char> text, int space)
    {
        var at = space;
        while (at < text.Length && char.IsAsciiLetterUpper(text[at]))
        {
            at++;
        }

        var isZone = space == 1 && at - space is 3 or 4 && (at == text.Length || text[at] is ':' or ']')
            || text.StartsWith(" UTC", StringComparison.Ordinal) && at - space == 3;
        return isZone ? at : 0;
    }

    private static bool Complete(int month, int day, TimeSpan clock, DateTimeOffset reference, out DateTimeOffset time)
    {
        var latest = reference.UtcDateTime < DateTime.MaxValue.AddDays(-1) ? reference.UtcDateTime.AddDays(1) : DateTime.MaxValue;

        // Eight years back is the farthest that a 29 February can be.
        for (var year = latest.Year; year > latest.Year - 9; year--)
        {
            if (TryDate(year, month, day, out var date) && date + clock <= latest)
            {
                return Make(date + clock, TimeSpan.Zero, out time);
            }
        }

        time = default;
        return false;
    }

    private static bool Make(DateTime local, TimeSpan offset, out DateTimeOffset time)
    {
        var ticks = local.Ticks - offset.Ticks;
        var fits = ticks > 0 && ticks < DateTime.MaxValue.Ticks && offset.Duration() <= TimeSpan.FromHours(14);
        time = fits ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;
        return fits;
    }
}
