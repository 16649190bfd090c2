using System.Globalization;
using System.Text;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>
/// Makes texts harmless. Text runs show no markdown, but the client does replace date functions in them; notifications, speech and labels are read by programs
/// of which less is known, so there everything that formats or links somewhere is taken out.
/// </summary>
internal static class TeamsText
{
    private const char Replacement = '\uFFFD';
    private const char WordJoiner = '\u2060';
    private const char BreakHere = '\u200B';
    private const int WidestWord = 32;

    /// <summary>For a text run: the text as it is, on one line, without characters that nobody sees or that reorder what follows.</summary>
    public static string Plain(string? text, int limit)
    {
        var plain = new StringBuilder();
        var previous = default(Rune);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (plain.Length >= limit - 2)
            {
                return plain.Append('…').ToString();
            }

            if (BreaksUp(previous, rune))
            {
                plain.Append(WordJoiner);
            }

            plain.Append(Visible(rune));
            previous = rune;
        }

        return plain.ToString();
    }

    /// <summary>For notifications, speech, labels and plain messages: besides, nothing in it formats, links or mentions.</summary>
    public static string Inert(string? text, int limit)
    {
        var inert = new StringBuilder(Plain(text, limit));
        foreach (var (active, harmless) in Harmless)
        {
            inert.Replace(active, harmless);
        }

        return inert.Replace("://", $":{WordJoiner}//").Replace("www.", $"www{WordJoiner}.").Replace("WWW.", $"WWW{WordJoiner}.").ToString();
    }

    /// <summary>The same to the eye, with a place to break in words that are wider than a phone.</summary>
    public static string Breakable(string text)
    {
        var (broken, inWord) = (new StringBuilder(text.Length + 16), 0);
        foreach (var letter in text)
        {
            inWord = letter is ' ' or '-' ? 0 : inWord + 1;
            if (inWord > WidestWord && !char.IsLowSurrogate(letter))
            {
                broken.Append(BreakHere);
                inWord = 1;
            }

            broken.Append(letter);
        }

        return broken.ToString();
    }

    private static readonly (char Active, char Harmless)[] Harmless =
    [
        ('<', '‹'), ('>', '›'), ('[', '('), (']', ')'), ('*', '∗'), ('~', '∼'), ('`', '\''), ('#', '♯'), ('|', '¦'), ('\\', '/'), ('@', '＠'),
    ];

    /// <summary><c>{{DATE(...)}}</c> would be replaced by the client, and <c>&lt;at&gt;</c> names somebody.</summary>
    private static bool BreaksUp(Rune previous, Rune next) =>
        (previous.Value == '{' && next.Value == '{') || (previous.Value == '<' && next.Value is 'a' or 'A' or '/');

    private static string Visible(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' or 0x2028 or 0x2029 => " ",
        0x200D or 0xFE0F => rune.ToString(),
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => Replacement.ToString(),
        _ => rune.ToString(),
    };
}
