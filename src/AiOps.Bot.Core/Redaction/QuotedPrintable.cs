using System.Globalization;

namespace AiOps.Bot.Core.Redaction;

/// <summary>RFC 2045, section 6.7: <c>=3D</c> and soft line breaks.</summary>
internal static class QuotedPrintable
{
    /// <summary>Null where nothing in the view is written so.</summary>
    public static TextView? Decode(TextView view)
    {
        var text = view.Text;
        if (!text.Contains('=', StringComparison.Ordinal))
        {
            return null;
        }

        var writer = new ViewWriter(view);
        for (var i = 0; i < text.Length;)
        {
            var (length, c) = At(text, i);
            if (c is { } decoded)
            {
                writer.Write(decoded, i, length);
            }

            i += length;
        }

        return writer.ToView(isQuoted: true) is var decodedView && decodedView.Text.Length < text.Length ? decodedView : null;
    }

    /// <summary>How much is read here, and as what; null = as nothing.</summary>
    private static (int Length, char? Character) At(string text, int i)
    {
        if (text[i] != '=')
        {
            return (1, text[i]);
        }

        var rest = text.AsSpan(i + 1);
        return rest switch
        {
            ['\r', '\n', ..] => (3, null),
            ['\n', ..] => (2, null),
            [var high, var low, ..] when char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low) && Printable(rest[..2]) is { } c => (3, c),
            _ => (1, '='),
        };
    }

    /// <summary>Other codes are seldom meant: identifiers stand behind equals signs too.</summary>
    private static char? Printable(ReadOnlySpan<char> hex) =>
        int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is var code and (>= ' ' and <= '~' or '\t' or '\n' or '\r') ? (char)code : null;
}
