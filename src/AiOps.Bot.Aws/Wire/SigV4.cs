using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Aws.Wire;

/// <summary>AWS Signature Version 4. Pure: the time comes in.</summary>
internal static class SigV4
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public static string Stamp(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The value of the Authorization header.</summary>
    public static string Authorization(CanonicalRequest request, ReadOnlySpan<byte> body, AwsCredentials credentials, SigningScope scope, DateTimeOffset now)
    {
        var stamp = Stamp(now);
        var range = $"{stamp[..8]}/{scope.Region}/{scope.Service}/aws4_request";
        var canonical = request.Spell(body, scope.Service == "s3");
        var toSign = $"{Algorithm}\n{stamp}\n{range}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Convert.ToHexStringLower(Mac(Key(credentials.SecretAccessKey, stamp[..8], scope), toSign));
        return $"{Algorithm} Credential={credentials.AccessKeyId}/{range}, SignedHeaders={request.SignedHeaders}, Signature={signature}";
    }

    private static byte[] Key(string secret, string day, SigningScope scope) =>
        Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + secret), day), scope.Region), scope.Service), "aws4_request");

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
