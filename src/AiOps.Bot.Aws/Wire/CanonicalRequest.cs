using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Aws.Wire;

/// <summary>A request in the one spelling that is signed ("Create a canonical request", AWS Signature Version 4). Pure.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as it goes over the wire. Every service but S3 wants it normalised and escaped once more.</param>
/// <param name="Query">The query without its question mark, as it goes over the wire.</param>
/// <param name="Headers">The headers to sign, in the order that they are sent.</param>
internal sealed record CanonicalRequest(string Method, string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public string SignedHeaders => string.Join(';', Names());

    public string Spell(ReadOnlySpan<byte> body, bool isS3)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        return $"{Method}\n{SpellPath(isS3)}\n{SpellQuery()}\n{SpellHeaders()}\n{SignedHeaders}\n{hash}";
    }

    private IEnumerable<string> Names() =>
        Headers.Select(h => h.Key.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private string SpellHeaders()
    {
        var text = new StringBuilder();
        foreach (var name in Names())
        {
            var values = Headers.Where(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Select(h => Squeeze(h.Value));
            text.Append(name).Append(':').AppendJoin(',', values).Append('\n');
        }

        return text.ToString();
    }

    private string SpellPath(bool isS3)
    {
        if (isS3)
        {
            return Path.Length == 0 ? "/" : Path;
        }

        var kept = new List<string>();
        foreach (var part in Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                kept.RemoveRange(Math.Max(0, kept.Count - 1), Math.Min(1, kept.Count));
            }
            else if (part != ".")
            {
                kept.Add(Uri.EscapeDataString(part));
            }
        }

        var joined = "/" + string.Join('/', kept);
        return kept.Count > 0 && Path.EndsWith('/') ? joined + "/" : joined;
    }

    private string SpellQuery()
    {
        var pairs = Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = at < 0 ? (pair, "") : (pair[..at], pair[(at + 1)..]);
            return (Key: Reescape(key), Value: Reescape(value));
        });
        return string.Join('&', pairs.OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
    }

    private static string Reescape(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));

    private static string Squeeze(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim();
}
