using System.Buffers;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Joins lines that may have been wrapped in the middle of a word.</summary>
internal static class Lines
{
    private static readonly SearchValues<char> Names = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");
    private static readonly SearchValues<char> Enders = SearchValues.Create(" \t\r\n|>:,{[");
    private static readonly SearchValues<char> Openers = SearchValues.Create("[{<\"'-#");

    /// <summary>Null where there is nothing to join.</summary>
    public static TextView? Join(TextView view)
    {
        var text = view.Text;
        if (text.AsSpan().IndexOfAny('\r', '\n') < 0)
        {
            return null;
        }

        var writer = new ViewWriter(view);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is '\r' or '\n' && NextLine(text, i) is var next && IsWrapped(text, i, next))
            {
                i = next;
            }
            else
            {
                writer.Write(text[i], i, 1);
                i++;
            }
        }

        return writer.ToView(isJoined: true) is var joined && joined.Text.Length < text.Length ? joined : null;
    }

    private static int NextLine(string text, int at)
    {
        while (at < text.Length && text[at] is '\r' or '\n' or ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    /// <summary>A line that begins with a name, a time or a bracket begins something of its own.</summary>
    private static bool IsWrapped(string text, int at, int next)
    {
        return at > 0 && next < text.Length && !Enders.Contains(text[at - 1]) && !Openers.Contains(text[next]) && !IsOwnLine(text, next);
    }

    private static bool IsOwnLine(string text, int next)
    {
        var length = text.AsSpan(next).IndexOfAnyExcept(Names);
        var end = length < 0 ? text.Length : next + length;
        return (end < text.Length && text[end] == ':') || IsNamed(text, end) || text.AsSpan(next).StartsWith("at ", StringComparison.Ordinal) || IsDate(text.AsSpan(next));
    }

    /// <summary>An equals sign with something behind it; at the end of a line it pads base64.</summary>
    private static bool IsNamed(string text, int end) =>
        end < text.Length && text[end] == '=' && end + 1 < text.Length && text[end + 1] is not ('=' or ' ' or '\r' or '\n');

    private static bool IsDate(ReadOnlySpan<char> text) =>
        text.Length > 4 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]) && text[4] is '-' or '/';
}
