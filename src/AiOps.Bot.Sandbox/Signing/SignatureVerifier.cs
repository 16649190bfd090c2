using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Signing;

/// <summary>Checks that a request was signed with the account's key, recently, for this region, and covers what must be covered. A pure decision.</summary>
internal sealed class SignatureVerifier(string accessKeyId, string secretAccessKey, string region)
{
    /// <summary>How far a request's clock may be off, as with AWS.</summary>
    public static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(5);

    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    public SignatureVerdict Verify(RawRequest request, DateTimeOffset now)
    {
        if (request.Header("Authorization") is not { } authorization)
        {
            return SignatureVerdict.Missing;
        }

        return SignatureHeader.Parse(authorization) is { } header ? Verify(request, header, now) : SignatureVerdict.Incomplete;
    }

    private SignatureVerdict Verify(RawRequest request, SignatureHeader header, DateTimeOffset now)
    {
        if (request.Header("X-Amz-Date") is not { } timestamp || !TryReadTime(timestamp, out var signedAt) || !CoversWhatItMust(request, header))
        {
            return SignatureVerdict.Incomplete;
        }

        if (header.AccessKeyId != accessKeyId || request.Header("X-Amz-Security-Token") is not null)
        {
            return SignatureVerdict.UnknownKey;
        }

        if ((now - signedAt).Duration() > MaxSkew)
        {
            return SignatureVerdict.Expired;
        }

        if (!timestamp.StartsWith(header.Date, StringComparison.Ordinal) || !IsRegionAllowed(header))
        {
            return SignatureVerdict.WrongScope;
        }

        return Matches(request, header, timestamp) ? SignatureVerdict.Authentic : SignatureVerdict.Mismatch;
    }

    private bool Matches(RawRequest request, SignatureHeader header, string timestamp)
    {
        var isS3 = header.Service == "s3";
        var claimed = request.Header("X-Amz-Content-SHA256");
        var payloadHash = isS3 && claimed == UnsignedPayload ? UnsignedPayload : CanonicalRequest.Hash(request.Body);
        if (claimed is not null && claimed != payloadHash)
        {
            return false;
        }

        var canonical = CanonicalRequest.Build(request, header.SignedHeaders, payloadHash, isS3);
        var expected = Signature.Compute(secretAccessKey, header, Signature.StringToSign(timestamp, header.Scope, canonical));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(header.Signature));
    }

    private bool IsRegionAllowed(SignatureHeader header)
        => header.Region == region || (header.Region == "us-east-1" && ServiceCatalog.Find(header.Service) is { IsGlobal: true });

    /// <summary>Host and every x-amz- header must be signed, or somebody on the way could change them.</summary>
    private static bool CoversWhatItMust(RawRequest request, SignatureHeader header)
        => header.SignedHeaders.Contains("host") && request.Headers
            .Where(h => h.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            .All(h => header.SignedHeaders.Contains(h.Key, StringComparer.OrdinalIgnoreCase));

    private static bool TryReadTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
