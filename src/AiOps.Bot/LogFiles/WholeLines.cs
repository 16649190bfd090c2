namespace AiOps.Bot.LogFiles;

/// <summary>Finds how far a growing file can be read.</summary>
internal static class WholeLines
{
    private const int Block = 1 << 16;

    /// <summary>The place after the last newline; <paramref name="from"/> where none comes after it.</summary>
    public static async Task<long> EndAsync(FileStream file, long from, CancellationToken cancellationToken)
    {
        var buffer = new byte[Block];
        for (var end = file.Length; end > from;)
        {
            var start = Math.Max(from, end - buffer.Length);
            file.Position = start;
            var count = await file.ReadAtLeastAsync(buffer.AsMemory(0, (int)(end - start)), (int)(end - start), throwOnEndOfStream: false, cancellationToken);
            var at = buffer.AsSpan(0, count).LastIndexOf((byte)'\n');
            if (at >= 0)
            {
                return start + at + 1;
            }

            end = start;
        }

        return from;
    }
}
