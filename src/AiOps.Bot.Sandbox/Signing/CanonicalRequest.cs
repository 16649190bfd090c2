using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Signing;

/// <summary>The text that Signature Version 4 signs, as AWS's documentation "Create a signed AWS API request" defines it.</summary>
internal static class CanonicalRequest
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    /// <param name="rawPath">True for S3, which neither escapes a path again nor removes dots from it.</param>
    public static string Build(RawRequest request, IReadOnlyList<string> signedHeaders, string payloadHash, bool rawPath)
    {
        var text = new StringBuilder();
        text.Append(request.Method).Append('\n');
        text.Append(rawPath ? request.Path : CanonicalPath(request.Path)).Append('\n');
        text.Append(CanonicalQuery(request.QueryString)).Append('\n');
        foreach (var name in signedHeaders)
        {
            var values = request.Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => Squeeze(h.Value));
            text.Append(name).Append(':').AppendJoin(',', values).Append('\n');
        }

        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    public static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static string CanonicalPath(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                kept.RemoveRange(Math.Max(0, kept.Count - 1), Math.Min(1, kept.Count));
            }
            else if (segment != ".")
            {
                kept.Add(Escape(segment));
            }
        }

        var endsWithSlash = kept.Count > 0 && path.EndsWith('/');
        return "/" + string.Join('/', kept) + (endsWithSlash ? "/" : "");
    }

    private static string CanonicalQuery(string query)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            return (Name: Escape(Uri.UnescapeDataString(name)), Value: Escape(Uri.UnescapeDataString(value)));
        });
        return string.Join('&', pairs.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal).Select(p => $"{p.Name}={p.Value}"));
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (Unreserved.Contains((char)octet, StringComparison.Ordinal))
            {
                escaped.Append((char)octet);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return escaped.ToString();
    }

    private static string Squeeze(string value) => string.Join(' ', value.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
