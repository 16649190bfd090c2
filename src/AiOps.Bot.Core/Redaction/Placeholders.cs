using System.Globalization;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Redaction;

/// <summary>How placeholders are spelt. Pure.</summary>
public static partial class Placeholders
{
    private const string Begin = "[secret:";

    /// <summary>Whether a text is a placeholder and nothing else.</summary>
    public static bool Is(string text) => Placeholder().Match(text) is { Success: true } match && match.Length == text.Length;

    /// <summary>A placeholder as somebody copied or typed it: some platforms show round brackets, and people leave them out.</summary>
    /// <returns>As it is spelt; the text itself where it is none.</returns>
    public static string Typed(string text) => Copied().Match(text.Trim(' ', '`', '"', '\'')) is { Success: true } match ? $"[{match.Groups["name"].Value.ToLowerInvariant()}]" : text;

    /// <summary>The placeholders of a text, each once, in their order.</summary>
    public static IEnumerable<string> In(string text) => Read(text).Select(p => p.Text).Distinct(StringComparer.Ordinal);

    /// <summary>What kind of value a placeholder stands for, for example <c>email</c>.</summary>
    public static string KindOf(string placeholder) => Placeholder().Match(placeholder).Groups[1].Value;

    internal static string Write(string kind, long number) => string.Create(CultureInfo.InvariantCulture, $"{Begin}{kind}:{number}]");

    internal static IEnumerable<(string Text, string Kind, long Number)> Read(string text) => text.Contains(Begin, StringComparison.Ordinal)
        ? Placeholder().Matches(text).Select(m => (m.Value, m.Groups[1].Value, long.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture)))
        : [];

    /// <summary>Where a text has placeholders, from an earlier redaction: their words are no names of secrets.</summary>
    internal static IReadOnlyList<(int Start, int End)> PlacesIn(string text) =>
        text.Contains(Begin, StringComparison.Ordinal) ? [.. Placeholder().Matches(text).Select(m => (m.Index, m.Index + m.Length))] : [];

    [GeneratedRegex(@"^[\[(]?(?<name>secret:[a-z-]{1,20}:[0-9]{1,12})[\])]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Copied();

    [GeneratedRegex(@"\[secret:([a-z-]{1,20}):([0-9]{1,12})\]")]
    private static partial Regex Placeholder();
}
