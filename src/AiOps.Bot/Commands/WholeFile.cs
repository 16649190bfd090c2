namespace AiOps.Bot.Commands;

/// <summary>Writes a file whole or not at all: a half-written one must not stand where a good one stood.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var half = path + ".part";
        await using (var file = File.Create(half))
        {
            await write(file, cancellationToken);
        }

        File.Move(half, path, overwrite: true);
    }
}
