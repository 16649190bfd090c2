using System.Buffers;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Reads how far a value goes.</summary>
internal static class SecretValue
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(" \t\r\n\"'<>`");
    private static readonly SearchValues<char> Separators = SearchValues.Create(",;&|");
    private static readonly SearchValues<char> BlockHead = SearchValues.Create("+-0123456789\r");
    private static readonly string[] Schemes = ["bearer ", "basic ", "token ", "digest ", "apikey ", "aws4-hmac-sha256 "];

    /// <summary>The value that begins at a place: quoted, a YAML block, or bare.</summary>
    public static (int Start, int End) After(string text, int at)
    {
        var start = at;
        while (start < text.Length && text[start] == '\\')
        {
            start++;
        }

        if (start < text.Length && text[start] is '"' or '\'' or '`')
        {
            return (start + 1, Quoted(text, start + 1, text[start]));
        }

        return Block(text, at) is { } block ? block : Bare(text, at);
    }

    /// <summary>Up to the closing quote; where there is none in the line, it was cut, and all of the line is taken.</summary>
    private static int Quoted(string text, int start, char quote)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] != quote)
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i > start && text[i - 1] == '\\' ? i - 1 : i;
            }
            else if (text[i] == '\n')
            {
                return i;
            }
        }

        return text.Length;
    }

    /// <summary>A YAML block scalar: the lines after <c>|</c> or <c>&gt;</c> that are indented. Its first indentation stays, so the document keeps its shape.</summary>
    private static (int Start, int End)? Block(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('|' or '>'))
        {
            return null;
        }

        var line = text.AsSpan(at).IndexOf('\n');
        if (line < 0 || line > 4 || text.AsSpan(at + 1, line - 1).ContainsAnyExcept(BlockHead))
        {
            return null;
        }

        var start = at + line + 1;
        while (start < text.Length && text[start] is ' ' or '\t')
        {
            start++;
        }

        return (start, EndOfBlock(text, start, start - at - line - 1));
    }

    private static int EndOfBlock(string text, int start, int indent)
    {
        var end = start;
        while (true)
        {
            var line = text.AsSpan(end).IndexOf('\n');
            if (line < 0)
            {
                return text.Length;
            }

            end += line;
            if (Indent(text, end + 1) < Math.Max(indent, 1))
            {
                return end > start && text[end - 1] == '\r' ? end - 1 : end;
            }

            end++;
        }
    }

    private static int Indent(string text, int line)
    {
        var end = line;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        return end - line;
    }

    private static (int Start, int End) Bare(string text, int at)
    {
        var start = at + SchemeAt(text, at);
        var end = start;
        while (end < text.Length && !Stops.Contains(text[end]) && !(Separators.Contains(text[end]) && Separates(text, end)))
        {
            end++;
        }

        while (end > start && text[end - 1] is ')' or ']' or '}' or '\\' or ',' or ';')
        {
            end--;
        }

        return (start, end);
    }

    /// <summary>The scheme of an <c>Authorization</c> header is no secret.</summary>
    private static int SchemeAt(string text, int at) =>
        Schemes.FirstOrDefault(s => text.AsSpan(at).StartsWith(s, StringComparison.OrdinalIgnoreCase))?.Length ?? 0;

    /// <summary>A comma or semicolon ends the value where something new begins behind it; else it is part of a password.</summary>
    private static bool Separates(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && (char.IsAsciiLetterOrDigit(text[next]) || text[next] is '_' or '.' or '-' or '['))
        {
            next++;
        }

        var word = next - at - 1;
        return next >= text.Length ? word == 0 : word == 0 ? char.IsWhiteSpace(text[next]) || text[next] is '"' or '\'' or '{' or '\\' : text[next] is '=' or ':' or ' ' && IsName(text, at + 1, next);
    }

    private static bool IsName(string text, int start, int end) => text[end] is '=' or ':' || !text.AsSpan(start, end - start).ContainsAnyInRange('0', '9');
}
