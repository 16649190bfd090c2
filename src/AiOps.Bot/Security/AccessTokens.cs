using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Security;

/// <summary>Knows the configured access tokens by their hashes.</summary>
internal sealed class AccessTokens(IOptions<SecurityOptions> options)
{
    private readonly (string Name, byte[] Hash)[] _known = [.. options.Value.Tokens.Select(t => (t.Name, Convert.FromHexString(t.Sha256)))];

    public bool AreConfigured => _known.Length > 0;

    /// <summary>The name of the token; null where it is none of ours. Takes the same time whichever token it is.</summary>
    public string? NameOf(string presented)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(presented));
        string? found = null;
        foreach (var (name, known) in _known)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known))
            {
                found = name;
            }
        }

        return found;
    }

    /// <summary>Identifies the token's present value without telling it, so that a session ends when its token is replaced.</summary>
    public string? StampOf(string name) => _known.FirstOrDefault(k => k.Name == name) is { Hash: { } hash } ? Convert.ToHexStringLower(SHA256.HashData(hash))[..16] : null;
}
