namespace AiOps.Bot.Commands;

/// <summary>Writes one key pair in the form that AWS's tools and SDKs read, for its owner's eyes only.</summary>
internal static class CredentialsFile
{
    public static async Task WriteAsync(string path, string accessKeyId, string secretAccessKey, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // An older file may have a wider mode, which overwriting would keep.
        File.Delete(path);
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync($"[default]\naws_access_key_id = {accessKeyId}\naws_secret_access_key = {secretAccessKey}\n".AsMemory(), cancellationToken);
    }
}
