namespace AiOps.Bot.Detection.Templates;

/// <summary>Finds dates and times of day at a place in a token.</summary>
internal static class TimeMask
{
    /// <summary>The length of <c>2026-03-14</c>, <c>2026/03/14</c>, <c>2026-03-14T12:00:00.123+01:00</c>, <c>12:00:00,123</c> or <c>12:00</c>, or 0.</summary>
    public static int Match(ReadOnlySpan<char> text, int at)
    {
        var date = MatchDate(text, at);
        if (date == 0)
        {
            return MatchClock(text, at);
        }

        var i = at + date;
        if (i < text.Length && text[i] is 'T' or 't' or '_' or '-' or ':' && MatchClock(text, i + 1) is > 0 and var clock)
        {
            return date + 1 + clock;
        }

        return CharKinds.EndsWord(text, i) ? date : 0;
    }

    private static int MatchDate(ReadOnlySpan<char> text, int at)
    {
        if (CharKinds.CountDigits(text, at) != 4 || at + 10 > text.Length)
        {
            return 0;
        }

        var separator = text[at + 4];
        return separator is '-' or '/' or '.' && text[at + 7] == separator
            && CharKinds.CountDigits(text, at + 5) == 2 && CharKinds.CountDigits(text, at + 8) == 2 ? 10 : 0;
    }

    private static int MatchClock(ReadOnlySpan<char> text, int at)
    {
        if (!TwoDigits(text, at) || !IsAt(text, at + 2, ':') || !TwoDigits(text, at + 3))
        {
            return 0;
        }

        var i = at + 5;
        if (IsAt(text, i, ':') && TwoDigits(text, i + 1))
        {
            i = AfterFraction(text, i + 3);
        }

        i = AfterZone(text, i);
        var goesOn = IsAt(text, i, ':') && !CharKinds.EndsWord(text, i + 1);
        return CharKinds.EndsWord(text, i) && !goesOn ? i - at : 0;
    }

    private static bool IsAt(ReadOnlySpan<char> text, int at, char c) => at < text.Length && text[at] == c;

    private static bool TwoDigits(ReadOnlySpan<char> text, int at) => CharKinds.CountDigits(text, at) == 2;

    private static int AfterFraction(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && text[at] is '.' or ',' && CharKinds.CountDigits(text, at + 1) is > 0 and <= 9 and var digits)
        {
            return at + 1 + digits;
        }

        return at;
    }

    private static int AfterZone(ReadOnlySpan<char> text, int at)
    {
        if (IsAt(text, at, 'Z'))
        {
            return at + 1;
        }

        if (!IsAt(text, at, '+') && !IsAt(text, at, '-'))
        {
            return at;
        }

        var digits = CharKinds.CountDigits(text, at + 1);
        return digits == 4 ? at + 5 : digits == 2 && IsAt(text, at + 3, ':') && TwoDigits(text, at + 4) ? at + 6 : at;
    }
}
