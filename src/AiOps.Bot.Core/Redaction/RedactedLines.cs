using System.Text;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Neighbouring lines, searched as one text and replaced line by line.</summary>
internal sealed class RedactedLines(IReadOnlyList<string> lines)
{
    public IReadOnlyList<string> Redact(SecretRedactor redactor)
    {
        var text = string.Join('\n', lines);
        if (text.Length > SecretRedactor.PartLength || redactor.SecretsIn(text) is not { } secrets)
        {
            return [.. lines.Select(redactor.Redact)];
        }

        var (redacted, start, next) = (new string[lines.Count], 0, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var end = start + lines[i].Length;
            redacted[i] = Line(redactor, lines[i], start, secrets.Skip(next).TakeWhile(s => s.Start < end));
            while (next < secrets.Count && secrets[next].End <= end)
            {
                next++;
            }

            start = end + 1;
        }

        return redacted;
    }

    private static string Line(SecretRedactor redactor, string line, int start, IEnumerable<FoundSecret> secrets)
    {
        var (redacted, at) = (new StringBuilder(line.Length), 0);
        foreach (var secret in secrets)
        {
            var (from, to) = (Math.Max(secret.Start - start, 0), Math.Min(secret.End - start, line.Length));
            if (to > at || (to == from && from == 0))
            {
                redacted.Append(line, at, Math.Max(from - at, 0)).Append(redactor.PlaceholderFor(secret));
                at = to;
            }
        }

        return redacted.Append(line, at, line.Length - at).ToString();
    }
}
