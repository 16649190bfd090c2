namespace AiOps.Bot.Security;

/// <summary>The on-call file as it is on the disk.</summary>
internal static class OnCallFile
{
    /// <summary>Its bytes; empty where none is configured.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public static ReadOnlyMemory<byte> Read(OnCallOptions options)
    {
        if (options.File.Length == 0)
        {
            return default;
        }

        try
        {
            using var file = File.OpenRead(options.File);
            if (file.Length is 0 or > OnCallExport.MaxBytes)
            {
                throw new FormatException($"has {file.Length:N0} bytes; from 1 to {OnCallExport.MaxBytes:N0} are read");
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"cannot be read: {ex.Message}", ex);
        }
    }
}
