using System.Buffers;

namespace AiOps.Bot.Detection.Templates;

/// <summary>Finds numbers, hexadecimal values, UUIDs, quantities and mixed identifiers at a place in a token.</summary>
internal static class NumberMask
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly string[] SizeUnits = ["B", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "kB", "K", "M", "G", "T"];
    private static readonly string[] DurationUnits =
        ["ms", "s", "sec", "secs", "us", "µs", "ns", "m", "min", "mins", "h", "hr", "hrs", "d", "msec", "usec", "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days"];

    /// <summary>8-4-4-4-12 hexadecimal digits.</summary>
    public static int MatchUuid(ReadOnlySpan<char> text, int at)
    {
        const int Length = 36;
        if (at + Length > text.Length || text[at + 8] != '-' || text[at + 13] != '-' || text[at + 18] != '-' || text[at + 23] != '-')
        {
            return 0;
        }

        for (var i = 0; i < Length; i++)
        {
            if (i is not (8 or 13 or 18 or 23) && !CharKinds.IsHex(text[at + i]))
            {
                return 0;
            }
        }

        return CharKinds.EndsWord(text, at + Length) ? Length : 0;
    }

    /// <summary>A number at a digit: <c>12</c>, <c>1.5</c>, <c>3.4.6</c>, <c>1.2e-5</c>, <c>0x1f</c>, with a unit glued to it or not.</summary>
    public static (int Length, MaskKind Kind) MatchNumber(ReadOnlySpan<char> text, int at)
    {
        if (IsHexPrefixed(text, at))
        {
            return (RunOf(text, at), MaskKind.Hex);
        }

        var end = AfterParts(text, at);
        if (CharKinds.EndsWord(text, end))
        {
            return (end - at, KindOf(text[at..end]));
        }

        var run = RunOf(text, end);
        return UnitOf(text.Slice(end, run)) switch
        {
            { } unit => (end + run - at, unit),
            null when IsExponent(text, end) => (AfterExponent(text, end) - at, MaskKind.Number),
            _ => MatchMixed(text, at),
        };
    }

    /// <summary>
    /// A run of letters and digits that does not start with a digit. Words and words with one digit glued to them (<c>ssh2</c>) stay; a longer number after letters is masked
    /// alone (<c>worker112</c>); hexadecimal values and mixed identifiers are masked whole.
    /// </summary>
    /// <returns>The offset of the mask from the place, its length (0 for none) and its kind.</returns>
    public static (int Offset, int Length, MaskKind Kind) MatchWord(ReadOnlySpan<char> run)
    {
        int digits = 0, turns = 0, firstDigit = -1;
        var allHex = true;
        for (var i = 0; i < run.Length; i++)
        {
            var isDigit = CharKinds.IsDigit(run[i]);
            digits += isDigit ? 1 : 0;
            turns += i > 0 && isDigit != CharKinds.IsDigit(run[i - 1]) ? 1 : 0;
            firstDigit = isDigit && firstDigit < 0 ? i : firstDigit;
            allHex &= CharKinds.IsHex(run[i]);
        }

        return (digits, turns) switch
        {
            (0, _) => default,
            _ when allHex && run.Length >= 8 => (0, run.Length, MaskKind.Hex),
            ( >= 2, 1) => (firstDigit, run.Length - firstDigit, MaskKind.Number),
            ( >= 2, _) => (0, run.Length, MaskKind.Identifier),
            _ => default,
        };
    }

    public static int RunOf(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && CharKinds.IsWord(text[end]))
        {
            end++;
        }

        return end - at;
    }

    public static MaskKind? UnitOf(ReadOnlySpan<char> word) =>
        IsOneOf(DurationUnits, word) ? MaskKind.Duration : IsOneOf(SizeUnits, word) ? MaskKind.Size : null;

    /// <summary>What a plain number is.</summary>
    public static MaskKind KindOf(ReadOnlySpan<char> number) => LooksHex(number) ? MaskKind.Hex : MaskKind.Number;

    private static (int Length, MaskKind Kind) MatchMixed(ReadOnlySpan<char> text, int at)
    {
        var run = text.Slice(at, RunOf(text, at));
        return (run.Length, run.Length >= 8 && !run.ContainsAnyExcept(HexDigits) ? MaskKind.Hex : MaskKind.Identifier);
    }

    // A decimal with leading zeros and eight or more digits is a hexadecimal word that happens to have no letter.
    private static bool LooksHex(ReadOnlySpan<char> number) => number.Length >= 8 && number[0] == '0' && !number.Contains('.');

    private static bool IsHexPrefixed(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && text[at] == '0' && text[at + 1] is 'x' or 'X' && CharKinds.IsHex(text[at + 2]);

    private static int AfterParts(ReadOnlySpan<char> text, int at)
    {
        var end = at + CharKinds.CountDigits(text, at);
        while (end + 1 < text.Length && text[end] == '.' && CharKinds.IsDigit(text[end + 1]))
        {
            end += 1 + CharKinds.CountDigits(text, end + 1);
        }

        return end;
    }

    private static bool IsExponent(ReadOnlySpan<char> text, int at) => AfterExponent(text, at) > at;

    private static int AfterExponent(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is not ('e' or 'E'))
        {
            return at;
        }

        var digits = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        var count = CharKinds.CountDigits(text, digits);
        return count > 0 && CharKinds.EndsWord(text, digits + count) ? digits + count : at;
    }

    private static bool IsOneOf(string[] units, ReadOnlySpan<char> word)
    {
        foreach (var unit in units)
        {
            if (word.SequenceEqual(unit))
            {
                return true;
            }
        }

        return false;
    }
}
