using System.Security.Cryptography;

namespace AiOps.Bot.LogFiles;

/// <summary>
/// Tells a file from its successor under the same name by its first line: that line is there before anything is read, stays as the file grows, and moves with a
/// file that is renamed. Two files whose first lines are equal cannot be told apart by it; their lengths then are.
/// </summary>
internal static class FileIdentity
{
    private const int MaxFirstLine = 4_096;

    /// <summary>Of a packed file so many of the first bytes, where it has them.</summary>
    public const int PackedStart = 512;

    /// <summary>Null while the file has no whole line.</summary>
    /// <param name="isSettled">Nothing more is expected: a line without an end is whole too.</param>
    public static async Task<string?> OfAsync(FileStream file, bool isSettled, CancellationToken cancellationToken)
    {
        var start = await StartAsync(file, MaxFirstLine, cancellationToken);
        var end = start.AsSpan().IndexOf((byte)'\n');
        var isWhole = isSettled || start.Length == MaxFirstLine;
        var line = end >= 0 ? end : isWhole && start.Length > 0 ? start.Length : -1;
        return line < 0 ? null : Hash(start.AsSpan(0, line));
    }

    /// <summary>Of a packed file, by its first bytes.</summary>
    public static async Task<string> OfPackedAsync(FileStream file, int bytes, CancellationToken cancellationToken) => Hash(await StartAsync(file, bytes, cancellationToken));

    private static async Task<byte[]> StartAsync(FileStream file, int most, CancellationToken cancellationToken)
    {
        var start = new byte[most];
        file.Position = 0;
        var count = await file.ReadAtLeastAsync(start, most, throwOnEndOfStream: false, cancellationToken);
        return start[..count];
    }

    private static string Hash(ReadOnlySpan<byte> start) => Convert.ToHexStringLower(SHA256.HashData(start))[..12];
}
