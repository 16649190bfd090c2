using System.Globalization;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Which placeholder stands for which secret. Thread-safe.</summary>
internal sealed partial class PlaceholderMap
{
    private const int MaxNumber = 1_000_000;
    private readonly Dictionary<string, string> _placeholders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public string For(string secret, string kind)
    {
        lock (_lock)
        {
            if (_placeholders.TryGetValue(secret, out var known))
            {
                return known;
            }

            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            return _placeholders[secret] = string.Create(CultureInfo.InvariantCulture, $"[secret:{kind}:{_counts[kind]}]");
        }
    }

    /// <summary>Numbers that a text has already, from an earlier redaction, are not given to other secrets.</summary>
    public void Reserve(string text)
    {
        if (!text.Contains("[secret:", StringComparison.Ordinal))
        {
            return;
        }

        lock (_lock)
        {
            foreach (Match match in Placeholder().Matches(text))
            {
                var (kind, placeholder) = (match.Groups[1].Value, match.Value);
                if (!_placeholders.ContainsValue(placeholder) && int.TryParse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var number) && number < MaxNumber)
                {
                    _counts[kind] = Math.Max(_counts.GetValueOrDefault(kind), number);
                }
            }
        }
    }

    /// <summary>Where a text has placeholders, from an earlier redaction: their words are no names of secrets.</summary>
    public static IReadOnlyList<(int Start, int End)> In(string text) =>
        text.Contains("[secret:", StringComparison.Ordinal) ? [.. Placeholder().Matches(text).Select(m => (m.Index, m.Index + m.Length))] : [];

    [GeneratedRegex(@"\[secret:([a-z-]{1,20}):([0-9]{1,7})\]")]
    private static partial Regex Placeholder();
}
