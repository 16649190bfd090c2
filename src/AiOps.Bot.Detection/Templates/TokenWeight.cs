namespace AiOps.Bot.Detection.Templates;

/// <summary>How strongly a token suggests that its place is variable.</summary>
internal static class TokenWeight
{
    /// <summary>An ordinary word.</summary>
    public const int Word = 6;

    /// <summary>A typed part: where a number or a path stands in one line, a word in another line is a value too.</summary>
    public const int Typed = 3 * Word;

    /// <summary>A word that says what happened or what state a thing is in (<c>started</c>, <c>READY</c>): many of them are different messages, not values.</summary>
    public const int State = 1;

    private static readonly HashSet<string> Connectives =
        ["to", "of", "for", "in", "is", "the", "a", "an", "by", "from", "on", "at", "with", "and", "or", "as", "it", "be", "was", "are", "not", "no", "id"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ConnectiveSpans = Connectives.GetAlternateLookup<ReadOnlySpan<char>>();

    public static int Of(ReadOnlySpan<char> text)
    {
        text = text.Trim(' ');
        if (text is ['<', .., '>'] && MaskNames.All.Contains(text.ToString()))
        {
            return Typed;
        }

        var word = text.Trim("()[]{}<>\"'.,;:!?");
        return IsState(word) ? State : Word;
    }

    /// <summary>Whether a token helps to tell one message from another: it has a letter outside of masks and is no mere connective.</summary>
    public static bool IsTelling(ReadOnlySpan<char> text)
    {
        var word = text.Trim(" ()[]{}<>\"'.,;:!?=");
        return word.Length > 1 && !ConnectiveSpans.Contains(word);
    }

    private static bool IsState(ReadOnlySpan<char> word)
    {
        if (word.Length < 2)
        {
            return false;
        }

        var isLower = word.Length > 4 && (word.EndsWith("ed") || word.EndsWith("ing")) && !word[1..].ContainsAnyExceptInRange('a', 'z');
        return isLower || !word.ContainsAnyExceptInRange('A', 'Z');
    }
}
