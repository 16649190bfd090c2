using System.CommandLine;
using AiOps.Bot.Commands.Models;
using AiOps.Bot.Configuration;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.LogFiles;
using AiOps.Bot.Storage;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Commands;

/// <summary>The verbs together: parses the arguments, runs the verb and turns faults into words and exit codes.</summary>
internal static class CommandLine
{
    private const string About = """
        A ChatOps bot for on-call engineers on AWS: finds what is wrong, says why, and fixes it after approval.

        Without a verb it starts the service with embedded defaults and a simulated AWS account:
          aiops
        """;

    /// <param name="serve">Runs the service until it is stopped; null in a build without one, which then offers no such verb.</param>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, Func<ServeSettings, CancellationToken, Task<int>>? serve, CancellationToken cancellationToken)
    {
        var root = Build(terminal, serve);
        var parsed = root.Parse(args.Length > 0 ? args : serve is null ? ["--help"] : ["serve"]);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync($"aiops: {error.Message}");
            }

            await terminal.Error.WriteLineAsync($"Try: {NameOf(parsed.CommandResult.Command)} --help");
            return ExitCodes.BadInput;
        }

        if (parsed.CommandResult.Command is { Subcommands.Count: > 0 } parent)
        {
            Shorten(parent);
        }

        var invocation = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await GuardAsync(() => parsed.InvokeAsync(invocation, cancellationToken), terminal);
    }

    private static RootCommand Build(Terminal terminal, Func<ServeSettings, CancellationToken, Task<int>>? serve)
    {
        var root = new RootCommand(About);
        IVerb[] verbs =
        [
            .. serve is null ? (IVerb[])[] : [new ServeVerb(serve)],
            new DetectVerb(terminal), new BacktestVerb(terminal), new ParseLogsVerb(terminal), new ScoreTableVerb(terminal), new TrainVerb(terminal), new TuneVerb(terminal), new EvaluateVerb(terminal), new ModelsVerb(terminal), new ScoreLogsVerb(terminal), new FeaturesVerb(terminal), new ScoreMetricsVerb(terminal), new ForecastVerb(terminal), new ChartVerb(terminal),
            new LintCronVerb(terminal), new InvestigateVerb(terminal), new EvalVerb(terminal), new AskVerb(terminal), new PostMortemVerb(terminal),
            new PeopleVerb(terminal), new TimelineVerb(terminal), new DoctorVerb(terminal), new McpVerb(terminal), new BenchVerb(terminal), new SandboxVerb(terminal),
            new ExportBundleVerb(terminal), new RevealVerb(terminal),
        ];
        foreach (var verb in verbs)
        {
            root.Add(verb.Build());
        }

        return root;
    }

    /// <summary>In a list of verbs a line each is enough; examples are in the verb's own help.</summary>
    private static void Shorten(Command parent)
    {
        foreach (var verb in parent.Subcommands)
        {
            verb.Description = verb.Description?.Split('\n')[0].TrimEnd();
        }
    }

    private static async Task<int> GuardAsync(Func<Task<int>> run, Terminal terminal)
    {
        try
        {
            return await run();
        }
        catch (Exception ex) when (ex is BadInputException or ConfigurationException or UnreadableLogException or NotALogException)
        {
            return await SayAsync(terminal, ex.Message, ExitCodes.BadInput);
        }
        catch (OptionsValidationException ex)
        {
            return await SayAsync(terminal, string.Join(Environment.NewLine, ex.Failures), ExitCodes.BadInput);
        }
        catch (Exception ex) when (ex is FileNotFoundException or DirectoryNotFoundException)
        {
            return await SayAsync(terminal, $"{ex.Message} Check the path; use '-' for standard input.", ExitCodes.BadInput);
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException or StorageException)
        {
            return await SayAsync(terminal, ex.Message, ExitCodes.FoundOrFailed);
        }
        catch (OperationCanceledException)
        {
            return await SayAsync(terminal, "stopped.", ExitCodes.FoundOrFailed);
        }
    }

    private static async Task<int> SayAsync(Terminal terminal, string message, int code)
    {
        await terminal.Error.WriteLineAsync("aiops: " + message);
        return code;
    }

    private static string NameOf(Command command) => command is RootCommand ? "aiops" : string.Join(' ', command.Parents.OfType<Command>().Select(NameOf)) + " " + command.Name;
}
