using System.Buffers;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Patterns that operators write for names: <c>*</c> stands for any text, <c>?</c> for one character, everything else for itself. Never a regular expression.</summary>
public static class Glob
{
    private const int Longest = 512;
    private static readonly SearchValues<char> OtherLanguages = SearchValues.Create("[]{}|^\\");

    /// <summary>Null where the text can be used as a pattern; else what is wrong with it.</summary>
    public static string? FaultOf(string pattern) => pattern switch
    {
        "" => "is empty; write * for everything",
        { Length: > Longest } => $"is longer than {Longest} characters",
        _ when pattern.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) => "has blanks or control characters in it",
        _ when pattern.AsSpan().IndexOfAny(OtherLanguages) >= 0 => "has one of [ ] { } | ^ \\ in it; only * and ? are special here",
        _ => null,
    };

    /// <summary>True where the pattern covers the whole text.</summary>
    public static bool Matches(string pattern, string text, bool ignoreCase = false)
    {
        // Goes back to the last star only, so the time is bounded by the product of the two lengths.
        var (p, t, star, marked) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, marked) = (p++, t);
            }
            else if (p < pattern.Length && Same(pattern[p], text[t], ignoreCase))
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++marked);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    public static bool MatchesAny(IEnumerable<string> patterns, string text, bool ignoreCase = false) => patterns.Any(p => Matches(p, text, ignoreCase));

    private static bool Same(char pattern, char text, bool ignoreCase) =>
        pattern == '?' || pattern == text || (ignoreCase && char.ToUpperInvariant(pattern) == char.ToUpperInvariant(text));
}
