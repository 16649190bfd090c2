using System.Buffers;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Redaction;

/// <summary>What one kind of secret looks like.</summary>
/// <remarks>
/// The expressions do not backtrack: their time is linear in the text, whatever the text is. For that each keeps one to five megabytes of tables, so it is made when a text
/// holds an anchor for the first time: most are never needed.
/// </remarks>
internal sealed class SecretPattern
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private readonly SearchValues<string> _anchors;
    private readonly Lazy<Regex> _form;
    private readonly Func<string, bool> _isSecret;

    /// <param name="kind">As placeholders say it.</param>
    /// <param name="anchors">Words of which one stands in every match: texts without them are not searched further.</param>
    /// <param name="form">The expression; its group <c>secret</c> is what is replaced, else the whole match.</param>
    /// <param name="isSecret">Whether a candidate is one.</param>
    /// <param name="anyCase">Capitals or not makes no difference.</param>
    public SecretPattern(string kind, string[] anchors, string form, Func<string, bool>? isSecret = null, bool anyCase = true)
    {
        Kind = kind;
        _anchors = SearchValues.Create(anchors, anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        _form = new(() => new(form, anyCase ? Linear | RegexOptions.IgnoreCase : Linear));
        _isSecret = isSecret ?? (_ => true);
    }

    public string Kind { get; }

    public int Doubt { get; init; }

    /// <summary>True where it finds people, hosts and accounts, not what lets one in.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>Words of which one stands in every match as well.</summary>
    public SearchValues<string>? And { get; init; }

    /// <summary>True where each match begins with its anchor, and that begins a word: <c>sk-</c> is no anchor within <c>task-7</c>.</summary>
    public bool BeginsAtAnchor { get; init; }

    public void Find(string text, ICollection<FoundSecret> found)
    {
        if (!MayHold(text))
        {
            return;
        }

        for (var match = _form.Value.Match(text); match.Success; match = match.NextMatch())
        {
            var secret = match.Groups["secret"] is { Success: true } part ? part : match;
            if (_isSecret(secret.Value))
            {
                found.Add(new(secret.Index, secret.Index + secret.Length, secret.Value, Kind, Doubt) { IsIdentity = IsIdentity && IdentityPlace.IsIn(text, secret.Index) });
            }
        }
    }

    private bool MayHold(ReadOnlySpan<char> text) =>
        (BeginsAtAnchor ? HasAnchorAtWord(text) : text.ContainsAny(_anchors)) && (And is null || text.ContainsAny(And));

    private bool HasAnchorAtWord(ReadOnlySpan<char> text)
    {
        for (var from = 0; text[from..].IndexOfAny(_anchors) is >= 0 and var found; from += found + 1)
        {
            var at = from + found;
            if (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_'))
            {
                return true;
            }
        }

        return false;
    }
}
