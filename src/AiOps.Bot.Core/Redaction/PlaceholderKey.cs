using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Core.Redaction;

/// <summary>
/// The installation's own key. Placeholders are named by it, so the same value has the same name after a restart and in every process that has the key, and nobody
/// without it can find out by trying; what is kept for entitled viewers is sealed by it, and pictures that chat platforms fetch are named by it. Thread-safe.
/// </summary>
public sealed class PlaceholderKey
{
    /// <summary>The least length of a key, in bytes.</summary>
    public const int Length = 32;

    /// <summary>Ten digits: of the few thousand values of an incident no two get the same, and a name is still short.</summary>
    private const ulong Names = 10_000_000_000;

    /// <summary>The length of a mark, in bytes: half of HMAC-SHA256, as RFC 2104 allows.</summary>
    internal const int MarkLength = 16;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] _naming;
    private readonly byte[] _sealing;
    private readonly byte[] _marking;

    /// <param name="key">At least <see cref="Length"/> random bytes.</param>
    public PlaceholderKey(ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, Length);
        _naming = Derive(key, "aiops placeholder names"u8);
        _sealing = Derive(key, "aiops kept identities"u8);
        _marking = Derive(key, "aiops names of pictures"u8);
    }

    /// <summary>Some random bytes for a new installation.</summary>
    public static byte[] Make() => RandomNumberGenerator.GetBytes(Length);

    /// <summary>The placeholder of a value within an incident; null = outside of all incidents.</summary>
    internal string NameOf(IncidentId? incident, string kind, string value)
    {
        var hash = HMACSHA256.HashData(_naming, Encoding.UTF8.GetBytes($"{incident?.Value}\0{kind}\0{value}"));

        // 64 bits by 10^10: the bias is one in a thousand million.
        return Placeholders.Write(kind, (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) % Names));
    }

    /// <summary>What only this installation can put under bytes.</summary>
    internal byte[] MarkOf(ReadOnlySpan<byte> said) => HMACSHA256.HashData(_marking, said)[..MarkLength];

    /// <summary>Compares in a time that tells nothing.</summary>
    internal bool IsMarkOf(ReadOnlySpan<byte> said, ReadOnlySpan<byte> mark) => CryptographicOperations.FixedTimeEquals(MarkOf(said), mark);

    /// <summary>A value so that only this installation can read it, and only as the value of this placeholder.</summary>
    internal byte[] Seal(string placeholder, string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var sealedValue = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(sealedValue.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(_sealing, TagLength);
        cipher.Encrypt(
            sealedValue.AsSpan(0, NonceLength), plain, sealedValue.AsSpan(NonceLength + TagLength), sealedValue.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(placeholder));
        return sealedValue;
    }

    /// <returns>Null where it was sealed by another key or for another placeholder, or is damaged.</returns>
    internal string? Open(string placeholder, ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length < NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[sealedValue.Length - NonceLength - TagLength];
        try
        {
            using var cipher = new AesGcm(_sealing, TagLength);
            cipher.Decrypt(sealedValue[..NonceLength], sealedValue[(NonceLength + TagLength)..], sealedValue.Slice(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(placeholder));
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Derive(ReadOnlySpan<byte> key, ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, [], purpose);
        return derived;
    }
}
