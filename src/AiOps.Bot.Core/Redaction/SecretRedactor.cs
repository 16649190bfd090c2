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

    private readonly PlaceholderMap _placeholders = new();

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

    internal string RedactPart(string text) => RedactPart(text, SecretsIn(text));

    internal string RedactPart(string text, IReadOnlyList<FoundSecret>? secrets) => secrets is null ? Withheld : secrets.Count == 0 ? text : Replace(text, secrets);

    /// <summary>Null where the text cannot be searched.</summary>
    internal static IReadOnlyList<FoundSecret>? SecretsIn(string text)
    {
        try
        {
            return SecretSearch.Find(text);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever went wrong, what was not searched does not leave.
            return null;
        }
    }

    internal string PlaceholderFor(in FoundSecret secret) => _placeholders.For(secret.Value, secret.Kind);

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
