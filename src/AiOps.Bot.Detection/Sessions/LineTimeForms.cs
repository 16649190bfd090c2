using System.Globalization;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>The forms in which logs write times. Each gives how many characters it took, 0 where the text does not begin with it.</summary>
internal static class LineTimeForms
{
    /// <summary>Years are completed as if it were the end of this one; only differences of time matter.</summary>
    private static readonly DateTimeOffset Yearless = new(2024, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the one form that a text can be, by where its punctuation stands.</summary>
    public static int Read(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 10)
        {
            return 0;
        }

        if (!char.IsAsciiDigit(text[0]))
        {
            return text[3] == ' ' && char.IsAsciiLetterUpper(text[0]) ? Timestamps.ReadYearless(text, Yearless, out time) : 0;
        }

        if (!char.IsAsciiDigit(text[2]))
        {
            return text[5] == ' ' ? ReadMonthDay(text, out time) : ReadShortYear(text, out time);
        }

        return char.IsAsciiDigit(text[4]) ? ReadDigits(text, out time) : Timestamps.ReadIso(text, out time);
    }

    private static int ReadDigits(ReadOnlySpan<char> text, out DateTimeOffset time) => text[6] == ' ' ? ReadCompact(text, out time) : ReadEpoch(text, out time);

    /// <summary><c>17/06/09 20:10:40</c>, year first.</summary>
    private static int ReadShortYear(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        return text.Length >= 17 && text[2] is '/' or '-' && text[5] == text[2] && text[8] is ' ' or 'T'
            && Make(2000 + Timestamps.Number(text, 0, 2), Timestamps.Number(text, 3, 2), Timestamps.Number(text, 6, 2), text[9..], out time) ? 17 : 0;
    }

    /// <summary><c>081109 203615</c>.</summary>
    private static int ReadCompact(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 13 || text[6] != ' ' || (text.Length > 13 && text[13] != ' ') || Timestamps.Number(text, 0, 6) < 0 || Timestamps.Number(text, 7, 6) < 0)
        {
            return 0;
        }

        Span<char> clock = [text[7], text[8], ':', text[9], text[10], ':', text[11], text[12]];
        return Make(2000 + Timestamps.Number(text, 0, 2), Timestamps.Number(text, 2, 2), Timestamps.Number(text, 4, 2), clock, out time) ? 13 : 0;
    }

    /// <summary>Seconds, with or without a fraction, or milliseconds since 1970, from 2001 to 2100.</summary>
    private static int ReadEpoch(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        var length = text.IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? text.Length : length;
        if (length is not (10 or 13) || (length < text.Length && text[length] is not (' ' or ',' or '.' or ']' or '\t' or ';')))
        {
            return 0;
        }

        var milliseconds = long.Parse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture) * (length == 10 ? 1000 : 1);
        if (milliseconds is < 1_000_000_000_000 or > 4_102_444_800_000)
        {
            return 0;
        }

        time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return length;
    }

    /// <summary><c>10.30 16:49:06</c>, without a year.</summary>
    private static int ReadMonthDay(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        return text.Length >= 14 && text[2] is '.' or '-' or '/' && text[5] == ' '
            && Make(Yearless.Year, Timestamps.Number(text, 0, 2), Timestamps.Number(text, 3, 2), text[6..], out time) ? 14 : 0;
    }

    private static bool Make(int year, int month, int day, ReadOnlySpan<char> clockText, out DateTimeOffset time)
    {
        time = default;
        if (!Timestamps.TryDate(year, month, day, out var date) || !Timestamps.TryClock(clockText, out var clock))
        {
            return false;
        }

        time = new(date + clock, TimeSpan.Zero);
        return true;
    }
}
