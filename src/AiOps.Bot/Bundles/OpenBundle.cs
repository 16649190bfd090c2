namespace AiOps.Bot.Bundles;

/// <summary>A bundle while it is read: where it is, what was wrong so far.</summary>
internal sealed record OpenBundle(string Folder, BundleFaults Faults, CancellationToken Cancellation)
{
    public delegate Task<T> Read<T>(string path, (string File, BundleFaults Faults) told, CancellationToken cancellationToken);

    /// <summary>Reads one file; a file that is missing or cannot be read is told as a gap and gives <paramref name="nothing"/>.</summary>
    public async Task<T> ReadAsync<T>(string file, Read<T> read, T nothing)
    {
        if (BundleFiles.PathOf(Folder, file) is not { } path)
        {
            Faults.Missing(file);
            return nothing;
        }

        try
        {
            return await read(path, (file, Faults), Cancellation);
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Faults.Unreadable(file, $"could not be read: {ex.Message}");
            return nothing;
        }
    }
}
