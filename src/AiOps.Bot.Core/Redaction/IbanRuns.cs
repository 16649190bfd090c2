namespace AiOps.Bot.Core.Redaction;

/// <summary>Finds bank accounts (ISO 13616): two letters, two check digits, and groups of letters and digits.</summary>
internal static class IbanRuns
{
    private const int Most = 34;

    public static void Find(string text, ICollection<FoundSecret> found)
    {
        for (var i = 0; i < text.Length;)
        {
            var next = text.AsSpan(i).IndexOfAnyInRange('A', 'Z');
            if (next < 0)
            {
                return;
            }

            var start = i + next;
            i = start + 1;
            if (Begins(text, start) && EndOf(text, start) is var end && CheckDigits.IsIban(text[start..end]))
            {
                found.Add(new(start, end, text[start..end].Replace(" ", "", StringComparison.Ordinal), "iban", 2));
                i = end;
            }
        }
    }

    private static bool Begins(string text, int at) =>
        at + 15 <= text.Length && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && char.IsAsciiLetterUpper(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]);

    private static int EndOf(string text, int at)
    {
        var (end, letters) = (at, 0);
        for (var i = at; i < text.Length && letters < Most; i++)
        {
            if (char.IsAsciiLetterUpper(text[i]) || char.IsAsciiDigit(text[i]))
            {
                letters++;
                end = i + 1;
            }
            else if (text[i] != ' ' || letters % 4 != 0)
            {
                break;
            }
        }

        return end;
    }
}
