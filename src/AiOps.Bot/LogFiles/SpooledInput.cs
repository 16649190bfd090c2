using AiOps.Bot.Commands;

namespace AiOps.Bot.LogFiles;

/// <summary>An input that is read more than once: standard input is put into a temporary file first.</summary>
internal sealed class SpooledInput : IAsyncDisposable
{
    private readonly bool _isTemporary;

    private SpooledInput(string path, bool isTemporary) => (Path, _isTemporary) = (path, isTemporary);

    public string Path { get; }

    public static async Task<SpooledInput> OfAsync(string input, Terminal terminal, CancellationToken cancellationToken)
    {
        if (input != "-")
        {
            return new(input, false);
        }

        var path = System.IO.Path.GetTempFileName();
        await using var file = File.Create(path);
        await using var stream = terminal.Input();
        await stream.CopyToAsync(file, cancellationToken);
        return new(path, true);
    }

    public ValueTask DisposeAsync()
    {
        if (_isTemporary)
        {
            File.Delete(Path);
        }

        return ValueTask.CompletedTask;
    }
}
