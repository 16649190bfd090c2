using System.Text;

namespace AiOps.Bot.Core.Redaction;

/// <summary>
/// Takes secrets out of text and puts typed placeholders such as <c>[secret:password:1]</c> in their place. The same secret gets the same placeholder for as long
/// as the redactor lives (one incident), in whatever encoding it comes, so what belongs together can still be seen. Fails closed: text that cannot be searched is
/// withheld whole. Time is linear in the text. Thread-safe.
/// </summary>
public sealed class SecretRedactor
{
    private const string Withheld = "[withheld: it could not be searched for secrets]";

    /// <summary>Longer texts are searched in parts of about this size.</summary>
    internal const int PartLength = 64 * 1024;

    private readonly IPlaceholderNames _placeholders;
    private readonly IReadOnlyList<SecretPattern> _more;

    /// <summary>Numbers what it finds, from 1 on.</summary>
    public SecretRedactor()
        : this(new PlaceholderMap(), [])
    {
    }

    /// <param name="more">What is looked for besides what always is.</param>
    internal SecretRedactor(IPlaceholderNames names, IReadOnlyList<SecretPattern> more) => (_placeholders, _more) = (names, more);

    /// <summary>The text without its secrets.</summary>
    public string Redact(string text)
    {
        if (text.Length <= PartLength)
        {
            return RedactPart(text);
        }

        var (redacted, stream) = (new StringBuilder(text.Length), new RedactionStream(this));
        for (var i = 0; i < text.Length; i += PartLength)
        {
            redacted.Append(stream.Write(text.Substring(i, Math.Min(PartLength, text.Length - i))));
        }

        return redacted.Append(stream.End()).ToString();
    }

    /// <summary>Redacts neighbouring lines: a secret that goes on in the next line is replaced in both. Returns as many lines.</summary>
    public IReadOnlyList<string> RedactLines(IReadOnlyList<string> lines) => new RedactedLines(lines).Redact(this);

    /// <summary>
    /// The text without its credentials, but with its people, hosts and accounts: for what an approver must see exactly as it will run.
    /// </summary>
    public string RedactCredentials(string text) =>
        text.Length > PartLength ? Redact(text) : RedactPart(text, SecretsIn(text)?.Where(s => !s.IsIdentity).ToList());

    internal string RedactPart(string text) => RedactPart(text, SecretsIn(text));

    internal string RedactPart(string text, IReadOnlyList<FoundSecret>? secrets) => secrets is null ? Withheld : secrets.Count == 0 ? text : Replace(text, secrets);

    /// <summary>Null where the text cannot be searched.</summary>
    internal IReadOnlyList<FoundSecret>? SecretsIn(string text)
    {
        try
        {
            return SecretSearch.Find(text, _more);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever went wrong, what was not searched does not leave.
            return null;
        }
    }

    internal string PlaceholderFor(in FoundSecret secret) => _placeholders.For(secret);

    private string Replace(string text, IReadOnlyList<FoundSecret> secrets)
    {
        _placeholders.Reserve(text);
        var (redacted, end) = (new StringBuilder(text.Length), 0);
        foreach (var secret in secrets)
        {
            redacted.Append(text, end, secret.Start - end).Append(PlaceholderFor(secret));
            end = secret.End;
        }

        return redacted.Append(text, end, text.Length - end).ToString();
    }
}
