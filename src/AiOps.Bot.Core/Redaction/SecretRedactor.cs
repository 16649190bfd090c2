using System.Globalization;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Redaction;

/// <summary>
/// Takes secrets out of text and puts typed placeholders such as <c>[secret:password:1]</c> in their place. The same secret gets the same placeholder for as long
/// as the redactor lives (one incident), so what belongs together can still be seen. Fails closed: text that cannot be searched in time is withheld whole.
/// Thread-safe.
/// </summary>
public sealed class SecretRedactor
{
    private const string Withheld = "[withheld: it could not be searched for secrets]";
    private readonly Dictionary<string, string> _placeholders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public string Redact(string text)
    {
        try
        {
            return SecretPatterns.All.Aggregate(text, (current, detector) => detector.Pattern.Replace(current, match => Replace(match, detector)));
        }
        catch (RegexMatchTimeoutException)
        {
            return Withheld;
        }
    }

    private string Replace(Match match, SecretPattern detector)
    {
        var secret = match.Groups["secret"] is { Success: true } part ? part : match;
        if (secret.Value.Contains("[secret:", StringComparison.Ordinal) || !detector.IsSecret(secret.Value))
        {
            return match.Value;
        }

        var before = match.Value[..(secret.Index - match.Index)];
        var after = match.Value[(secret.Index - match.Index + secret.Length)..];
        return before + PlaceholderFor(secret.Value, detector.Name) + after;
    }

    private string PlaceholderFor(string secret, string kind)
    {
        lock (_placeholders)
        {
            if (_placeholders.TryGetValue(secret, out var known))
            {
                return known;
            }

            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            return _placeholders[secret] = string.Create(CultureInfo.InvariantCulture, $"[secret:{kind}:{_counts[kind]}]");
        }
    }
}
