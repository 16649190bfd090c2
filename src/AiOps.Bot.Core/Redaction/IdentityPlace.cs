using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Redaction;

/// <summary>
/// Whether a value stands where a name stands, and not where a credential could: <c>user:hunter2@host.example</c> has the form of an address behind the colon. What
/// is in doubt is replaced like all else, but never kept. Pure.
/// </summary>
internal static partial class IdentityPlace
{
    private const int LongestName = 64;

    /// <param name="start">Where the value begins.</param>
    public static bool IsIn(string text, int start)
    {
        var at = start;
        while (at > 0 && text[at - 1] is '"' or '\'' or '\\' or '<' or '(' or '[' or '{')
        {
            at--;
        }

        var before = at == 0 ? ' ' : text[at - 1];
        return before switch
        {
            ',' or ';' => true,
            '=' => Named().IsMatch(Before(text, at)),
            ':' => at < start ? Named().IsMatch(Before(text, at)) : Scheme().IsMatch(Before(text, at)),
            _ when !char.IsWhiteSpace(before) => false,

            // A blank after a colon or an equals sign still belongs to what is named before it.
            _ => text.AsSpan(0, at).TrimEnd() is not [.., '=' or ':'] || Named().IsMatch(Before(text, at)),
        };
    }

    private static ReadOnlySpan<char> Before(string text, int at) => text.AsSpan(Math.Max(0, at - LongestName), Math.Min(at, LongestName));

    // Both see sixty-four characters at most, so they may backtrack; without it each would keep more than a megabyte of tables.
    [GeneratedRegex(@"(e-?mail|mail|mailto|user|user_?name|login|from|to|cc|bcc|sender|recipient|owner|author|actor|principal|subject|by|contact|client|src|source|dst|host|ip|addr|address|account|account_?id|rhost|upn)[""'\\\]]{0,2}\s{0,2}[=:]\s{0,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    /// <summary>A colon with nothing around it: <c>name:password@host</c> looks the same, so only what is sure counts.</summary>
    [GeneratedRegex(@"(mailto:|\barn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
