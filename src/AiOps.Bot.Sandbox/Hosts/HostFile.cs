using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Sandbox.Hosts;

/// <summary>A file on a simulated host.</summary>
internal sealed record HostFile(string Path, byte[] Content, string Mode, string Owner, DateTimeOffset ModifiedAt)
{
    /// <summary>Of the content, in lower-case hexadecimal.</summary>
    public string Sha256 { get; } = HashOf(Content);

    public string Text => Encoding.UTF8.GetString(Content);

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
