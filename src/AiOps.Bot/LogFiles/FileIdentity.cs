using System.Security.Cryptography;

namespace AiOps.Bot.LogFiles;

/// <summary>
/// Tells a file from its successor under the same name by its first line: that line is there before anything is read, stays as the file grows, and moves with a
/// file that is renamed. Two files whose first lines are equal cannot be told apart by it; their lengths then are.
/// </summary>
internal static class FileIdentity
{
    private const int MaxFirstLine = 4_096;

    /// <summary>Null while the file has no whole line. A packed file is taken to be complete.</summary>
    /// <param name="isSettled">Nothing more is expected: a line without an end is whole too.</param>
    public static async Task<string?> OfAsync(FileStream file, bool isSettled, CancellationToken cancellationToken)
    {
        var start = new byte[MaxFirstLine];
        file.Position = 0;
        var count = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        var end = start.AsSpan(0, count).IndexOf((byte)'\n');
        var isPacked = start is [0x1f, 0x8b, ..];
        var isWhole = isSettled || count == start.Length;
        var line = isPacked ? count : end >= 0 ? end : isWhole && count > 0 ? count : -1;
        return line < 0 ? null : Convert.ToHexStringLower(SHA256.HashData(start.AsSpan(0, line)))[..12];
    }
}
