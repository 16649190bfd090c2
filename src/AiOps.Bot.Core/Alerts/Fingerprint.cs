using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Core.Alerts;

/// <summary>The identity of an alert across repeats: a hash of the signal, not of the text, the time or the count.</summary>
public readonly record struct Fingerprint(string Value)
{
    /// <summary>Hashes named labels; their order does not matter.</summary>
    public static Fingerprint Of(IEnumerable<KeyValuePair<string, string>> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            // Lengths go in front, so that no value can imitate the border between two labels.
            text.Append(name.Length).Append(':').Append(name).Append(value.Length).Append(':').Append(value);
        }

        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32]);
    }

    public override string ToString() => Value;
}
