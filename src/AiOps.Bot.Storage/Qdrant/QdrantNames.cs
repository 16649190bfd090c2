using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Storage.Qdrant;

/// <summary>How our things are called there.</summary>
internal static class QdrantNames
{
    public const string Dense = "dense";
    public const string Terms = "terms";

    private const int SuffixLength = 8;

    /// <summary>The point that holds the progress. It has no vectors, so no search finds it.</summary>
    public static readonly string Progress = PointOf("the progress of indexing");

    /// <summary>A space's collection. The name of a model may hold what a collection's may not, hence the digest.</summary>
    public static string CollectionOf(string prefix, EmbeddingSpace space) =>
        $"{prefix}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(space.Name)))[..SuffixLength]}";

    public static bool IsOurs(string prefix, string collection) =>
        collection.Length == prefix.Length + 1 + SuffixLength
        && collection.StartsWith(prefix + "-", StringComparison.Ordinal)
        && collection[(prefix.Length + 1)..].All(char.IsAsciiHexDigitLower);

    /// <summary>Qdrant wants a UUID or a number: a name-based UUID (RFC 9562, version 8) of our id.</summary>
    public static string PointOf(string id)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16);
        digest[6] = (byte)((digest[6] & 0x0f) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3f) | 0x80);
        return new Guid(digest, bigEndian: true).ToString();
    }

    /// <summary>One text for a stream or a log group; the lengths keep different ones apart.</summary>
    public static string KeyOf(params ReadOnlySpan<string> parts)
    {
        var key = new StringBuilder();
        foreach (var part in parts)
        {
            key.Append(part.Length).Append(':').Append(part);
        }

        return key.ToString();
    }
}
