using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>A key that the connector signs with.</summary>
/// <param name="Endorsements">The channels that it may speak for.</param>
internal sealed record SigningKey(string Id, RSAParameters Key, ImmutableArray<string> Endorsements)
{
    private const int LeastBits = 2048;
    private const int MostBits = 8192;

    /// <returns>Null where it is no RSA key for signatures that one may rely on.</returns>
    public static SigningKey? Read(JsonElement json)
    {
        if (json.TextOf("kty") != "RSA" || json.TextOf("use") is not (null or "sig") || json.TextOf("kid") is not { Length: > 0 and < 256 } id)
        {
            return null;
        }

        return Number(json.TextOf("n")) is { Length: >= LeastBits / 8 and <= MostBits / 8 } modulus && Number(json.TextOf("e")) is { Length: > 0 and <= 8 } exponent
            ? new(id, new RSAParameters { Modulus = modulus, Exponent = exponent }, [.. json.ItemsOf("endorsements").Select(e => e.AsText()).OfType<string>()])
            : null;
    }

    /// <summary>Whether the key signed this, by RS256 and nothing else.</summary>
    public bool Signed(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var rsa = RSA.Create(Key);
            return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[]? Number(string? text)
    {
        try
        {
            return text is null ? null : System.Buffers.Text.Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
