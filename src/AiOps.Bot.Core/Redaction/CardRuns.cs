namespace AiOps.Bot.Core.Redaction;

/// <summary>Finds payment cards: 13 to 19 digits, in one or in groups with single spaces or hyphens between.</summary>
internal static class CardRuns
{
    private const int Fewest = 13;
    private const int Most = 19;

    public static void Find(string text, ICollection<FoundSecret> found)
    {
        for (var i = 0; i < text.Length;)
        {
            var next = text.AsSpan(i).IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                return;
            }

            var start = i + next;
            var (end, digits) = Run(text, start);
            i = end;
            if (digits.Length is >= Fewest and <= Most && IsApart(text, start, end) && CheckDigits.IsCard(digits))
            {
                found.Add(new(start, end, digits, "card", 1));
            }
        }
    }

    private static (int End, string Digits) Run(string text, int start)
    {
        Span<char> digits = stackalloc char[Most + 1];
        var (count, end) = (0, start);
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits[Math.Min(count++, Most)] = text[i];
                end = i + 1;
            }
            else if (text[i] is not (' ' or '-') || i != end)
            {
                break;
            }
        }

        return (end, count is < Fewest or > Most ? "" : digits[..count].ToString());
    }

    /// <summary>Part of no longer word, number or identifier.</summary>
    private static bool IsApart(string text, int start, int end) =>
        (start == 0 || !IsWord(text[start - 1])) && (end == text.Length || !IsWord(text[end]));

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.';
}
