using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Sandbox.Signing;

/// <summary>Computes signatures of Signature Version 4.</summary>
internal static class Signature
{
    public static string StringToSign(string timestamp, string scope, string canonicalRequest)
        => $"{SignatureHeader.Algorithm}\n{timestamp}\n{scope}\n{CanonicalRequest.Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";

    public static string Compute(string secret, SignatureHeader header, string stringToSign)
    {
        var key = Mac(Encoding.UTF8.GetBytes("AWS4" + secret), header.Date);
        key = Mac(Mac(Mac(key, header.Region), header.Service), "aws4_request");
        return Convert.ToHexStringLower(Mac(key, stringToSign));
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
