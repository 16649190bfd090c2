using System.Text;

namespace AiOps.Bot.Core.Redaction;

/// <summary>
/// Redacts text that comes in chunks, such as a model's answer, so that a secret across their border is found. The last characters wait for the next chunk.
/// Memory is bounded. Not thread-safe.
/// </summary>
public sealed class RedactionStream(SecretRedactor redactor)
{
    /// <summary>Waits for what comes next: longer than most secrets with their names. Of a longer one both parts are found by their own look.</summary>
    private const int Tail = 4 * 1024;

    /// <summary>Was written already and is searched again, for the names in it.</summary>
    private const int Context = 512;

    private const string KeyEnd = "-----END ";
    private readonly StringBuilder _text = new();
    private int _written;
    private bool _inKey;

    /// <summary>Takes a chunk and returns what is sure to be clean by now; may be empty.</summary>
    public string Write(string chunk)
    {
        _text.Append(chunk);
        return _text.Length - _written <= 2 * Tail ? "" : Take(_text.Length - Tail);
    }

    /// <summary>The rest.</summary>
    public string End() => Take(_text.Length);

    private string Take(int cut)
    {
        var text = _text.ToString();
        if (redactor.SecretsIn(text) is not { } secrets)
        {
            var withheld = redactor.RedactPart(text, null);
            Keep("", text.Length);
            return withheld;
        }

        var isLast = cut == text.Length;
        var redacted = new StringBuilder();
        var at = SkipKey(text, ref cut);
        foreach (var secret in secrets.Where(s => s.End > _written && s.Start < cut))
        {
            if (secret.End > cut && !isLast && secret.Start > at && secret.End < text.Length)
            {
                cut = secret.Start;
                break;
            }

            redacted.Append(text, at, Math.Max(0, secret.Start - at)).Append(redactor.PlaceholderFor(secret));
            at = Math.Max(at, secret.End);
            _inKey |= secret.Kind == "private-key" && secret.End == text.Length && !isLast;
        }

        cut = Math.Max(cut, at);
        redacted.Append(text, at, cut - at);
        Keep(text, cut);
        return redacted.ToString();
    }

    /// <summary>Inside a private key nothing is shown until its end.</summary>
    private int SkipKey(string text, ref int cut)
    {
        if (!_inKey)
        {
            return _written;
        }

        var end = text.IndexOf(KeyEnd, _written, StringComparison.Ordinal);
        _inKey = end < 0;
        if (end < 0)
        {
            return cut;
        }

        var line = text.IndexOf('\n', end);
        return line < 0 ? text.Length : line;
    }

    private void Keep(string text, int cut)
    {
        var from = Math.Max(0, cut - Context);
        _text.Clear();
        if (text.Length > 0)
        {
            _text.Append(text, from, text.Length - from);
        }

        _written = text.Length > 0 ? cut - from : 0;
    }
}
