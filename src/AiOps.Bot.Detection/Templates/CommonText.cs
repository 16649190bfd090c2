namespace AiOps.Bot.Detection.Templates;

/// <summary>What the tokens in one place have in common.</summary>
internal static class CommonText
{
    /// <summary>The common start and end, up to punctuation, around a word mask: <c>user=root</c> and <c>user=admin</c> give <c>user=&lt;*&gt;</c>.</summary>
    public static string Of(IReadOnlyList<string> texts)
    {
        var first = texts[0];
        int prefix = first.Length, suffix = first.Length;
        foreach (var text in texts)
        {
            prefix = Math.Min(prefix, first.AsSpan().CommonPrefixLength(text));
            suffix = Math.Min(suffix, CommonSuffixLength(first, text));
        }

        var shortest = texts.Min(text => text.Length);
        prefix = WholePrefix(first, Math.Min(prefix, shortest));
        suffix = WholeSuffix(first, Math.Min(suffix, shortest - prefix));
        return string.Concat(first.AsSpan(0, prefix), MaskNames.Word, first.AsSpan(first.Length - suffix));
    }

    private static int CommonSuffixLength(string a, string b)
    {
        var length = 0;
        while (length < a.Length && length < b.Length && a[^(length + 1)] == b[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    private static int WholePrefix(string text, int length)
    {
        while (length > 0 && !IsBorder(text[length - 1]))
        {
            length--;
        }

        // Never end inside a mask.
        var open = text.AsSpan(0, length).LastIndexOf('<');
        return open >= 0 && !text.AsSpan(open, length - open).Contains('>') ? open : length;
    }

    private static int WholeSuffix(string text, int length)
    {
        while (length > 0 && !IsBorder(text[^length]))
        {
            length--;
        }

        var close = text.AsSpan(text.Length - length).IndexOf('>');
        return close >= 0 && !text.AsSpan(text.Length - length, close).Contains('<') ? length - close - 1 : length;
    }

    private static bool IsBorder(char c) => c is ' ' or '=' or ':' or '(' or ')' or '[' or ']' or '{' or '}' or ',' or ';' or '"' or '\'' or '/' or '|' or '@' or '.';
}
