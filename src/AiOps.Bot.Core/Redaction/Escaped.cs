using System.Buffers;
using System.Globalization;
using System.Text;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Takes one layer of escapes off: percent (RFC 3986), backslash (JSON, C, shells) and character references (HTML).</summary>
internal static class Escaped
{
    private const int LongestReference = 10;

    private static readonly Dictionary<string, char> Named = new(StringComparer.Ordinal)
    {
        ["amp"] = '&', ["lt"] = '<', ["gt"] = '>', ["quot"] = '"', ["apos"] = '\'', ["nbsp"] = ' ', ["equals"] = '=', ["colon"] = ':', ["commat"] = '@', ["sol"] = '/', ["plus"] = '+', ["lowbar"] = '_', ["hyphen"] = '-',
    };

    public static TextView Decode(TextView view)
    {
        var writer = new ViewWriter(view);
        var text = view.Text;
        for (var i = 0; i < text.Length;)
        {
            var (rune, length) = text[i] switch
            {
                '%' => Percent(text, i),
                '\\' => Backslash(text, i),
                '&' => Reference(text, i),
                _ => (null, 0),
            };
            if (rune is { } decoded)
            {
                writer.Write(decoded, i, length);
            }
            else
            {
                length = Rune.DecodeFromUtf16(text.AsSpan(i), out var plain, out var consumed) == OperationStatus.Done ? consumed : 1;
                writer.Write(plain, i, length);
            }

            i += length;
        }

        return writer.ToView();
    }

    private static (Rune? Rune, int Length) Percent(string text, int i)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        for (var at = i; count < 4 && Hex(text, at + 1, 2) is { } value && text[at] == '%'; at += 3)
        {
            bytes[count++] = (byte)value;
        }

        return count > 0 && Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) == OperationStatus.Done ? (rune, 3 * used) : (null, 0);
    }

    private static (Rune? Rune, int Length) Backslash(string text, int i)
    {
        if (i + 1 >= text.Length)
        {
            return (null, 0);
        }

        return text[i + 1] switch
        {
            'u' when Hex(text, i + 2, 4) is { } code => Unit(text, i, code),
            'U' when Hex(text, i + 2, 8) is { } code && Rune.IsValid(code) => (new Rune(code), 10),
            'x' when Hex(text, i + 2, 2) is { } code => (new Rune(code), 4),
            'u' when text.AsSpan(i + 2).StartsWith("{", StringComparison.Ordinal) => Braced(text, i),
            'n' => (new Rune('\n'), 2),
            'r' => (new Rune('\r'), 2),
            't' => (new Rune('\t'), 2),
            >= '0' and <= '7' when Octal(text, i + 1) is { } code => (new Rune(code), 4),
            var c when !char.IsAsciiLetterOrDigit(c) && !char.IsSurrogate(c) => (new Rune(c), 2),
            _ => (null, 0),
        };
    }

    private static (Rune? Rune, int Length) Unit(string text, int i, int code)
    {
        if (Rune.IsValid(code))
        {
            return (new Rune(code), 6);
        }

        var isPair = i + 7 < text.Length && text[i + 6] == '\\' && text[i + 7] == 'u' && Hex(text, i + 8, 4) is { } low && Rune.TryCreate((char)code, (char)low, out _);
        return isPair ? (new Rune((char)code, (char)Hex(text, i + 8, 4)!.Value), 12) : (Rune.ReplacementChar, 6);
    }

    private static (Rune? Rune, int Length) Braced(string text, int i)
    {
        var end = text.AsSpan(i, Math.Min(LongestReference, text.Length - i)).IndexOf('}');
        return end > 3 && Hex(text, i + 3, end - 3) is { } code && Rune.IsValid(code) ? (new Rune(code), end + 1) : (null, 0);
    }

    private static (Rune? Rune, int Length) Reference(string text, int i)
    {
        var end = text.AsSpan(i, Math.Min(LongestReference, text.Length - i)).IndexOf(';');
        if (end < 3)
        {
            return (null, 0);
        }

        var name = text.AsSpan(i + 1, end - 1);
        if (name[0] != '#')
        {
            return Named.TryGetValue(name.ToString(), out var c) ? (new Rune(c), end + 1) : (null, 0);
        }

        var read = name[1] is 'x' or 'X'
            ? int.TryParse(name[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return read && Rune.IsValid(code) ? (new Rune(code), end + 1) : (null, 0);
    }

    private static int? Hex(string text, int at, int length) =>
        at + length <= text.Length && int.TryParse(text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static int? Octal(string text, int at)
    {
        if (at + 3 > text.Length || text.AsSpan(at, 3).ContainsAnyExceptInRange('0', '7'))
        {
            return null;
        }

        var value = ((text[at] - '0') * 64) + ((text[at + 1] - '0') * 8) + text[at + 2] - '0';
        return value is > 0 and < 128 ? value : null;
    }
}
