using System.CommandLine;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations.Exports;

namespace AiOps.Bot.Commands;

/// <summary>Writes an incident as a bundle.</summary>
internal sealed class ExportBundleVerb(Terminal terminal) : IVerb
{
    private readonly Argument<string> _incident = new("INCIDENT") { Description = "The incident's id, for example inc-7f3k2m9x." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder to write to; made where there is none. It must be empty.", Required = true };
    private readonly Option<string?> _config = CommonOptions.Config();
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("export-bundle", """
            Writes an incident as a bundle: its alerts, log lines around the onset and of the day before, changes, metrics, spans and topology, as far as they are kept.
            Secrets are replaced, the same one by the same placeholder in all files. What is written can be ranked again, here or elsewhere:

            Examples:
              aiops export-bundle inc-7f3k2m9x --output bundle
              aiops investigate --bundle bundle
            """) { _incident, _output, _config, _database, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (id, folder) = (parsed.GetValue(_incident)!, parsed.GetValue(_output)!);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new BadInputException($"--output {folder}: it is there already and not an empty folder. Name another.");
        }

        await using var stores = await OpenedStores.OpenAsync(parsed.GetValue(_database), parsed.GetValue(_config), cancellationToken);
        var files = await stores.GetRequiredService<ExportBundle>().FilesAsync(new IncidentId(id), cancellationToken)
            ?? throw new BadInputException($"There is no incident '{id}'. List them: aiops ask \"what is open?\"");
        var written = new List<WrittenFile>();
        await ProgressLine.RunAsync(terminal, "Exporting", async note =>
        {
            foreach (var file in files)
            {
                note(() => file.Name);
                written.AddRange(await WriteAsync(file, folder, cancellationToken) is { Lines: > 0 } made ? [made] : []);
            }
        });
        await SayAsync(folder, written, parsed.GetValue(_json));
        return ExitCodes.Fine;
    }

    /// <summary>A file is made with its first line: one without any would be read as a damaged part, not as a missing one.</summary>
    private static async Task<WrittenFile> WriteAsync(BundleFile file, string folder, CancellationToken cancellationToken)
    {
        var (writer, lines) = ((StreamWriter?)null, 0L);
        try
        {
            await foreach (var line in file.Lines.WithCancellation(cancellationToken))
            {
                writer ??= Open(Path.Combine(folder, file.Name));
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
                lines++;
            }
        }
        finally
        {
            await (writer?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        return new(file.Name, lines);
    }

    private static StreamWriter Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(path) { NewLine = "\n" };
    }

    private async Task SayAsync(string folder, List<WrittenFile> written, bool json)
    {
        if (json)
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(new { folder, files = written }));
            return;
        }

        foreach (var file in written)
        {
            await terminal.Output.WriteLineAsync($"  {file.Name,-22} {CommonOptions.Counted(file.Lines, "line", "lines")}");
        }

        await terminal.Output.WriteLineAsync($"Rank it: aiops investigate --bundle {folder}");
    }

    private sealed record WrittenFile(string Name, long Lines);
}
