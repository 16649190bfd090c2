using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;
using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Commands;

/// <summary>Mines the templates of a log file.</summary>
internal sealed class ParseLogsVerb(Terminal terminal) : IVerb
{
    private readonly Option<string> _input = new("--input", "-i") { Description = "A log file, or '-' for standard input. gzip is unpacked.", Required = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder for structured.csv and templates.csv.", Required = true };
    private readonly Option<string> _format = new("--format") { Description = "The line's layout, for example \"<Date> <Time> <Level> <Content>\".", DefaultValueFactory = _ => "<Content>" };
    private readonly Option<string?> _masks = new("--mask-file") { Description = "Additional masks, one 'name pattern' a line." };
    private readonly Option<int> _threads = new("--threads") { Description = "At most so many. The result does not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("parse-logs", """
            Splits log lines into constant templates and variable parts: writes structured.csv, a row a line, and templates.csv.

            Example:
              aiops parse-logs --input app.log --output parsed --format "<Date> <Time> <Level> <Content>"
            """) { _input, _output, _format, _masks, _threads, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = parsed.GetValue(_input)!;
        await using var stream = input == "-" ? terminal.Input() : LogFile.Open(input);
        var options = new ParseLogsOptions { Format = parsed.GetValue(_format)!, Masks = await MasksAsync(parsed.GetValue(_masks), cancellationToken), Threads = parsed.GetValue(_threads) };
        ParseLogsResult? result = null;
        await ProgressLine.RunAsync(terminal, "Parsing", async _ => result = await RunAsync(stream, parsed.GetValue(_output)!, options, cancellationToken));
        await WriteAsync(result!, parsed.GetValue(_json));
        return ExitCodes.Fine;
    }

    private static async Task<ParseLogsResult> RunAsync(Stream stream, string folder, ParseLogsOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ParseLogs.RunAsync(stream, folder, options, cancellationToken);
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"--format: {ex.Message}");
        }
        catch (NotALogException ex)
        {
            throw UnreadableLogException.Of(stream is FileStream file ? file.Name : "standard input", ex);
        }
    }

    private static async Task<CustomMasks> MasksAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return CustomMasks.None;
        }

        try
        {
            return CustomMasks.Parse(await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"--mask-file {path}: {ex.Message}");
        }
    }

    private async Task WriteAsync(ParseLogsResult result, bool json)
    {
        if (json)
        {
            await terminal.Output.WriteLineAsync(JsonText.OneLine(new
            {
                lines = result.Read.Lines, templates = result.Templates, unfitting = result.Unfitting,
                truncated = result.Read.Truncated, invalidUtf8 = result.Read.InvalidUtf8, withNul = result.Read.WithNul, damaged = result.Read.Damaged,
            }));
            return;
        }

        var unfitting = result.Unfitting == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {result.Unfitting:N0} do not fit the format and were taken whole");
        var flaws = string.Concat(ReadTally.FlawsOf(result.Read).Select(f => "; " + f));
        await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Read.Lines:N0} lines, {result.Templates:N0} templates{unfitting}{flaws}."));
    }
}
