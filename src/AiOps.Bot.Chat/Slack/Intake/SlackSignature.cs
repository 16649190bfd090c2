using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>Slack's request signature, version 0: https://docs.slack.dev/authentication/verifying-requests-from-slack.</summary>
internal static class SlackSignature
{
    public const string SignatureHeader = "x-slack-signature";
    public const string TimestampHeader = "x-slack-request-timestamp";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Constant in time over the signature. No secret = nobody gets in.</summary>
    public static SlackProof Check(IReadOnlyDictionary<string, string> headers, ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        if (secret.Length == 0 || !headers.TryGetValue(SignatureHeader, out var signature) || !headers.TryGetValue(TimestampHeader, out var timestamp)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return SlackProof.Unproven;
        }

        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(body, timestamp, secret)), Encoding.UTF8.GetBytes(signature)))
        {
            return SlackProof.Unproven;
        }

        return Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) <= (decimal)Window.TotalSeconds ? SlackProof.Authentic : SlackProof.Stale;
    }

    public static string Sign(ReadOnlySpan<byte> body, string timestamp, string secret)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
