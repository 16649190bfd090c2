using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Commands;

/// <summary>One series to score: where it is read from, where its scores go, and what came before it.</summary>
/// <param name="Input">A file, or '-' for standard input.</param>
/// <param name="Output">A file, or '-' for standard output.</param>
/// <param name="History">A file; null where there is none.</param>
internal sealed record SeriesFiles(string Input, string Output, string? History)
{
    /// <summary>A file to a file (or into a folder that exists), or every .csv of a folder to the same place in another.</summary>
    /// <exception cref="BadInputException">Folders and files are mixed, a folder has no .csv, or the output is the input.</exception>
    /// <exception cref="FileNotFoundException">The input or the history does not exist.</exception>
    public static IReadOnlyList<SeriesFiles> Of(string input, string output, string? history)
    {
        if (history is not null && !File.Exists(history) && !Directory.Exists(history))
        {
            throw new FileNotFoundException($"--history: there is no file or folder '{history}'.", history);
        }

        return Checked(Directory.Exists(input) ? OfFolder(input, output, history) : [OfFile(input, output, history)]);
    }

    private static IReadOnlyList<SeriesFiles> OfFolder(string input, string output, string? history)
    {
        if (output == "-" || File.Exists(output))
        {
            throw new BadInputException($"--input {input} is a folder, so --output must be one too.");
        }

        var files = LogFolder.FilesOf(input).Where(f => f.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).ToList();
        return files.Count == 0
            ? throw new BadInputException($"There are no .csv files in {input}.")
            : [.. files.Select(f => Path.GetRelativePath(input, f)).Select(name => new SeriesFiles(Path.Combine(input, name), Path.Combine(output, name), HistoryOf(history, name)))];
    }

    private static SeriesFiles OfFile(string input, string output, string? history)
    {
        if (input == "-")
        {
            return new(input, output, history);
        }

        var name = Path.GetFileName(LogFolder.FilesOf(input).Single());
        return new(input, Directory.Exists(output) ? Path.Combine(output, name) : output, HistoryOf(history, name));
    }

    private static string? HistoryOf(string? history, string name) => history switch
    {
        null => null,
        _ when File.Exists(history) => history,
        _ => Path.Combine(history, name) is var path && File.Exists(path) ? path : null,
    };

    private static IReadOnlyList<SeriesFiles> Checked(IReadOnlyList<SeriesFiles> files)
    {
        var same = files.FirstOrDefault(f => f.Input != "-" && f.Output != "-" && Path.GetFullPath(f.Input) == Path.GetFullPath(f.Output));
        return same is null ? files : throw new BadInputException($"--output {same.Output} is the input itself; write somewhere else.");
    }
}
