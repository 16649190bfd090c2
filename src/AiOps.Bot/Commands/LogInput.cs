using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Commands;

/// <summary>The logs that a command was given: files, folders, or standard input.</summary>
internal sealed class LogInput(Terminal terminal, ILogParser parser)
{
    private readonly LogFileReader _reader = new(parser);

    public ReadTally Tally { get; } = new();

    /// <exception cref="FileNotFoundException">A path does not exist.</exception>
    /// <exception cref="BadInputException">Standard input is mixed with files, or a folder is empty.</exception>
    public IAsyncEnumerable<LogEvent> Open(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        if (paths is ["-"])
        {
            var now = terminal.Time.GetUtcNow();
            return _reader.ReadAsync(terminal.Input(), new("stdin", "-", ""), new("stdin", 0, now, now), Tally, cancellationToken);
        }

        if (paths.Contains("-"))
        {
            throw new BadInputException("'-' reads standard input alone: give files or '-', not both.");
        }

        var files = paths.SelectMany(LogFolder.FilesOf).Distinct(StringComparer.Ordinal).ToList();
        return files.Count > 0
            ? new LogFolder(_reader, terminal.Time).ReadAsync(files, Tally, cancellationToken)
            : throw new BadInputException($"There are no files in {string.Join(", ", paths)}.");
    }
}
