using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Core.Alerts;

/// <summary>
/// Proves who sends a delivery, as the Standard Webhooks specification has it (https://www.standardwebhooks.com, version 1): HMAC-SHA256 over id, time and body with a secret that both
/// sides know. The secret is used as its UTF-8 bytes.
/// </summary>
public static class DeliverySignature
{
    public const string IdHeader = "webhook-id";
    public const string TimeHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>RFC 2104 wants a key of at least the hash's length.</summary>
    public const int ShortestSecret = 32;

    /// <summary>How far the two clocks may be apart; what is older may be a copy that somebody kept.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Version = "v1,";

    /// <returns>The value of <see cref="SignatureHeader"/>.</returns>
    public static string Sign(string secret, string id, long unixSeconds, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{unixSeconds}.")));
        hmac.AppendData(body);
        return Version + Convert.ToBase64String(hmac.GetHashAndReset());
    }

    /// <summary>Constant in time over the signature. An empty secret lets nobody in.</summary>
    /// <param name="sent">The three headers; the last has one or several signatures with spaces between them, of which one must be right.</param>
    /// <returns>Null where the delivery is authentic, else why it is not. A difference of clocks is told to those only who know the secret.</returns>
    public static string? FaultOf(string secret, (string Id, string Time, string Signature) sent, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (secret.Length == 0 || !long.TryParse(sent.Time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return "the delivery is not signed with a secret that is known here";
        }

        var expected = Encoding.UTF8.GetBytes(Sign(secret, sent.Id, seconds, body));
        var isOurs = false;
        foreach (var signature in sent.Signature.Split(' '))
        {
            isOurs |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        }

        var off = (decimal)now.ToUnixTimeSeconds() - seconds;
        return !isOurs ? "the delivery is not signed with a secret that is known here"
            : Math.Abs(off) > (decimal)Tolerance.TotalSeconds ? string.Create(CultureInfo.InvariantCulture, $"the sender's clock is {Math.Abs(off):0} s {(off > 0 ? "behind" : "ahead of")} ours; {Tolerance.TotalSeconds:0} s are allowed: set the clocks")
            : null;
    }
}
