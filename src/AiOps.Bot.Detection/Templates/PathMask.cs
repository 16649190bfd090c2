using System.Buffers;

namespace AiOps.Bot.Detection.Templates;

/// <summary>Finds file paths, URLs and ARNs at a place in a token.</summary>
internal static class PathMask
{
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    /// <summary>An absolute path: a slash and a name, where what follows is no address.</summary>
    public static int MatchAbsolute(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || !(CharKinds.IsWord(text[at + 1]) || text[at + 1] is '.' or '_' or '-' or '$' or '~')
            || AddressMask.MatchIpV4(text, at + 1) > 0 || AddressMask.MatchHost(text, at + 1) > 0 || AddressMask.MatchIpV6(text, at + 1) > 0)
        {
            return 0;
        }

        return EndOfPath(text, at) - at;
    }

    /// <summary>A path that starts with "./", "../" or "~/".</summary>
    public static int MatchDotted(ReadOnlySpan<char> text, int at)
    {
        var slash = text[at..].IndexOf('/');
        return slash is 1 or 2 && text.Slice(at, slash) is "." or ".." or "~" ? EndOfPath(text, at) - at : 0;
    }

    /// <summary>A relative path: names between slashes of which one has a digit or the last has an extension. <c>and/or</c> is none.</summary>
    public static int MatchRelative(ReadOnlySpan<char> text, int at)
    {
        var end = EndOfPath(text, at);
        var path = text[at..end];
        var slash = path.LastIndexOf('/');
        if (slash <= 0 || path.Contains("://", StringComparison.Ordinal))
        {
            return 0;
        }

        // "HTTP/1.1" is a name and its version.
        var isVersion = path.IndexOf('/') == slash && !path[(slash + 1)..].ContainsAnyExcept(VersionCharacters);
        return !isVersion && (path.ContainsAnyInRange('0', '9') || path[slash..].Contains('.')) ? end - at : 0;
    }

    /// <summary>What follows the scheme in <c>scheme://…</c>. With http the scheme is masked too, as both of its kinds mean the same.</summary>
    /// <returns>Where the mask starts and ends, relative to the text; an empty range where there is none.</returns>
    public static (int Start, int End) MatchUrl(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0 || colon + 3 >= text.Length)
        {
            return (0, 0);
        }

        var start = colon;
        while (start > 0 && (CharKinds.IsWord(text[start - 1]) || text[start - 1] is '+' or '.'))
        {
            start--;
        }

        var end = text.Length;
        while (end > colon + 3 && text[end - 1] is ',' or ';' or '.' or ')' or ']' or '>' or '"' or '\'' or ':' or '}')
        {
            end--;
        }

        var isHttp = text[start..colon].StartsWith("http", StringComparison.OrdinalIgnoreCase);
        return end == colon + 3 ? (0, 0) : (isHttp ? start : colon + 3, end);
    }

    public static int MatchArn(ReadOnlySpan<char> text, int at)
    {
        if (!text[at..].StartsWith("arn:", StringComparison.Ordinal) || text[at..].Count(':') < 5)
        {
            return 0;
        }

        var end = at;
        while (end < text.Length && text[end] is not (',' or ';' or '"' or '\'' or ')' or ']' or '}' or '>'))
        {
            end++;
        }

        while (text[end - 1] is '.' or ':')
        {
            end--;
        }

        return end - at;
    }

    private static int EndOfPath(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && (CharKinds.IsWord(text[end]) || text[end] is '/' or '.' or '_' or '-' or '+' or '%' or '~' or '$' or '@' or '#' or '*' or '=' or '&' or '?'))
        {
            end++;
        }

        while (end > at + 1 && text[end - 1] is '.' or '?' or '*')
        {
            end--;
        }

        return end;
    }
}
