using System.Globalization;
using System.Text;

namespace AiOps.Bot.WebConsole;

/// <summary>
/// Makes text that others wrote safe to read: what is invisible, moves the cursor or turns the reading direction is shown by name, and very long text is cut
/// with a count. Encoding for HTML is left to the renderer. Pure.
/// </summary>
public static class Legible
{
    public const int LineLimit = 2_000;

    /// <summary>A letter of any language carries fewer marks than this; a pile of them only hides its neighbours.</summary>
    private const int MostMarks = 4;

    public static string Of(string? text, int limit = LineLimit)
    {
        var shown = new StringBuilder();
        var (marks, taken) = (0, 0);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (taken >= limit)
            {
                return shown.Append(CultureInfo.InvariantCulture, $"… ({text!.Length - taken:N0} more characters)").ToString();
            }

            taken += rune.Utf16SequenceLength;
            marks = IsMark(rune) ? marks + 1 : 0;
            shown.Append(IsPlain(rune) && marks <= MostMarks ? rune.ToString() : Name(rune));
        }

        return shown.ToString();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsPlain(Rune rune) => rune.Value == '\t' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    // U+2400 and on are pictures of the control characters.
    private static string Name(Rune rune) => rune.Value switch
    {
        < 0x20 => ((char)(0x2400 + rune.Value)).ToString(),
        0x7F => "\u2421",
        _ => $"⟨U+{rune.Value:X4}⟩",
    };
}
