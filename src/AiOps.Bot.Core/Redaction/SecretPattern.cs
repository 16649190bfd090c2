using System.Buffers;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Redaction;

/// <summary>What one kind of secret looks like.</summary>
/// <remarks>The expressions do not backtrack: their time is linear in the text, whatever the text is.</remarks>
internal sealed class SecretPattern
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private readonly SearchValues<string> _anchors;
    private readonly Regex _form;
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
        _form = new(form, anyCase ? Linear | RegexOptions.IgnoreCase : Linear);
        _isSecret = isSecret ?? (_ => true);
    }

    public string Kind { get; }

    public int Doubt { get; init; }

    /// <summary>True where it finds people, hosts and accounts, not what lets one in.</summary>
    public bool IsIdentity { get; init; }

    public void Find(string text, ICollection<FoundSecret> found)
    {
        if (!text.AsSpan().ContainsAny(_anchors))
        {
            return;
        }

        for (var match = _form.Match(text); match.Success; match = match.NextMatch())
        {
            var secret = match.Groups["secret"] is { Success: true } part ? part : match;
            if (_isSecret(secret.Value))
            {
                found.Add(new(secret.Index, secret.Index + secret.Length, secret.Value, Kind, Doubt) { IsIdentity = IsIdentity && IdentityPlace.IsIn(text, secret.Index) });
            }
        }
    }
}
