using System.Runtime.CompilerServices;

namespace AiOps.Bot.Detection.Templates;

/// <summary>The kinds of characters, by table. Everything outside ASCII counts as a letter, so that words of any script stay whole.</summary>
internal static class CharKinds
{
    private static readonly CharKind[] Table = BuildTable();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharKind Of(char c) => c < Table.Length ? Table[c] : c is '\u2028' or '\u2029' or '\u00a0' ? CharKind.Space : CharKind.Letter;

    public static bool IsDigit(char c) => char.IsAsciiDigit(c);

    public static bool IsHex(char c) => (Of(c) & (CharKind.Digit | CharKind.HexLetter)) != 0;

    public static bool IsLetter(char c) => (Of(c) & (CharKind.HexLetter | CharKind.Letter)) != 0;

    public static bool IsWord(char c) => (Of(c) & (CharKind.Digit | CharKind.HexLetter | CharKind.Letter)) != 0;

    /// <summary>Whether a match may end here: at the end, or before something that is no letter and no digit.</summary>
    public static bool EndsWord(ReadOnlySpan<char> text, int at) => at >= text.Length || !IsWord(text[at]);

    public static int CountDigits(ReadOnlySpan<char> text, int at)
    {
        var end = Math.Min(at, text.Length);
        at = end;
        while (end < text.Length && IsDigit(text[end]))
        {
            end++;
        }

        return end - at;
    }

    private static CharKind[] BuildTable()
    {
        var table = new CharKind[128];
        for (var c = 0; c < table.Length; c++)
        {
            table[c] = KindOf((char)c);
        }

        return table;
    }

    private static CharKind KindOf(char c) => c switch
    {
        <= ' ' => CharKind.Space,
        '/' => CharKind.Slash,
        '@' => CharKind.At,
        '.' => CharKind.Dot,
        ':' => CharKind.Colon,
        _ when char.IsAsciiDigit(c) => CharKind.Digit,
        _ when char.IsAsciiHexDigit(c) => CharKind.HexLetter,
        _ when char.IsAsciiLetter(c) => CharKind.Letter,
        _ => CharKind.None,
    };
}
