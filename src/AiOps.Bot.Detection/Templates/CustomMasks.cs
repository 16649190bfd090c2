using System.Text.RegularExpressions;

namespace AiOps.Bot.Detection.Templates;

/// <summary>
/// Masks that a user adds: one a line, a name and a regular expression separated by white space, for example <c>order ORD-\d+</c>; lines that start with a hash sign are
/// remarks. What matches is written <c>&lt;name&gt;</c>. Expressions run without backtracking, so no line can make one slow.
/// </summary>
public sealed class CustomMasks
{
    private readonly (string Mask, Regex Pattern)[] _masks;

    private CustomMasks((string Mask, Regex Pattern)[] masks) => _masks = masks;

    public static CustomMasks None { get; } = new([]);

    public bool IsEmpty => _masks.Length == 0;

    /// <summary>How the masks are written in templates.</summary>
    public IEnumerable<string> Names => _masks.Select(mask => mask.Mask);

    /// <exception cref="FormatException">A line is no name and expression; says which.</exception>
    public static CustomMasks Parse(string text)
    {
        var masks = new List<(string, Regex)>();
        var number = 0;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            number++;
            if (line.Length > 0 && line[0] != '#')
            {
                masks.Add(ParseLine(line, number));
            }
        }

        return new CustomMasks([.. masks]);
    }

    public string Apply(string content)
    {
        foreach (var (mask, pattern) in _masks)
        {
            content = pattern.Replace(content, mask);
        }

        return content;
    }

    private static (string Mask, Regex Pattern) ParseLine(string line, int number)
    {
        var parts = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || !parts[0].All(char.IsAsciiLetter))
        {
            throw new FormatException($"Line {number} of the mask file is not a name and a regular expression: write, for example, \"order ORD-\\d+\".");
        }

        try
        {
            return ($"<{parts[0]}>", new Regex(parts[1], RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"Line {number} of the mask file has no usable regular expression (look-around and back-references are not supported): {e.Message}", e);
        }
    }
}
