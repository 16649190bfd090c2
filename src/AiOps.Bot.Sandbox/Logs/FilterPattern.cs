using System.Text;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>
/// A filter pattern for unstructured lines, as in CloudWatch Logs' "Filter pattern syntax": terms that must all occur, <c>"quoted phrases"</c>, <c>-excluded</c> terms,
/// and <c>?any</c> terms of which one must occur. Case counts. Patterns for JSON and for space-delimited fields are not simulated.
/// </summary>
internal sealed class FilterPattern
{
    public static readonly FilterPattern Everything = new();

    private readonly List<byte[]> _all = [];
    private readonly List<byte[]> _any = [];
    private readonly List<byte[]> _none = [];

    /// <exception cref="AwsErrorException">The pattern is not one that the service would take.</exception>
    public static FilterPattern Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
        {
            return Everything;
        }

        if (trimmed.Length > 1_024)
        {
            throw Invalid("it is longer than 1024 characters");
        }

        if (trimmed[0] is '{' or '[' or '%')
        {
            throw Invalid("patterns for JSON, for space-delimited fields and regular expressions are not simulated in this account");
        }

        var pattern = new FilterPattern();
        for (var position = 0; position < trimmed.Length;)
        {
            pattern.ReadTerm(trimmed, ref position);
        }

        return pattern;
    }

    public bool Matches(ReadOnlySpan<byte> message)
    {
        foreach (var term in _none)
        {
            if (message.IndexOf(term) >= 0)
            {
                return false;
            }
        }

        foreach (var term in _all)
        {
            if (message.IndexOf(term) < 0)
            {
                return false;
            }
        }

        return _any.Count == 0 || _all.Count + _none.Count > 0 || ContainsAny(message);
    }

    private bool ContainsAny(ReadOnlySpan<byte> message)
    {
        foreach (var term in _any)
        {
            if (message.IndexOf(term) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private void ReadTerm(string text, ref int position)
    {
        while (position < text.Length && text[position] == ' ')
        {
            position++;
        }

        if (position >= text.Length)
        {
            return;
        }

        var target = text[position] switch { '?' => _any, '-' => _none, _ => _all };
        position += target == _all ? 0 : 1;
        target.Add(Encoding.UTF8.GetBytes(position < text.Length && text[position] == '"' ? ReadPhrase(text, ref position) : ReadWord(text, ref position)));
    }

    private static string ReadPhrase(string text, ref int position)
    {
        var phrase = new StringBuilder();
        for (position++; position < text.Length && text[position] != '"'; position++)
        {
            position += text[position] == '\\' && position + 1 < text.Length ? 1 : 0;
            phrase.Append(text[position]);
        }

        if (position >= text.Length || phrase.Length == 0)
        {
            throw Invalid("a quoted phrase is empty or not closed");
        }

        position++;
        return phrase.ToString();
    }

    private static string ReadWord(string text, ref int position)
    {
        var end = text.IndexOf(' ', position);
        var word = end < 0 ? text[position..] : text[position..end];
        position += word.Length;
        if (word.Length == 0 || !word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw Invalid($"invalid character(s) in term '{word}'; terms with other than letters, digits and _ must be quoted");
        }

        return word;
    }

    private static AwsErrorException Invalid(string why) => new("InvalidParameterException", "Invalid filter pattern: " + why);
}
