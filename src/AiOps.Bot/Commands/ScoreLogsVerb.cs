using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.LogFiles;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands;

/// <summary>Scores the sessions of a log.</summary>
internal sealed class ScoreLogsVerb(Terminal terminal) : IVerb
{
    private readonly Option<string> _input = new("--input", "-i") { Description = "The log to score, or '-' for standard input. gzip is unpacked.", Required = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where to write session,anomaly_score,is_anomaly; '-' = standard output.", DefaultValueFactory = _ => "-" };
    private readonly Option<string[]> _train = new("--train") { Description = "Logs of the same kind to learn from, mostly ordinary ones. Default: the input itself.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _session = new("--session") { Description = "A regular expression; its first match in a line (or its first group) names the line's session. Without it: windows of time." };
    private readonly Option<string?> _window = new("--window") { Description = "The length of windows of time, for example 5m. With --session: sessions are cut into windows too. Default without --session: 5m." };
    private readonly Option<string?> _step = new("--step") { Description = "From window to window; shorter than --window, windows overlap. Default: the window's length." };
    private readonly Option<string> _scorer = new("--scorer") { Description = $"One of {string.Join(", ", SessionScorers.Names)}.", DefaultValueFactory = _ => SessionScorers.Default };
    private readonly Option<string?> _labels = new("--labels") { Description = "A CSV file session,label with 1 for anomalous sessions and 0 for ordinary ones, of the training. Sessions it does not name are not learned from." };
    private readonly Option<double> _falseAlarms = new("--false-alarms") { Description = "The share of ordinary sessions that may be called anomalous.", DefaultValueFactory = _ => SessionTraining.DefaultFalseAlarms };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Of all random choices." };
    private readonly Option<int> _threads = new("--threads") { Description = "At most so many. Scores do not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        _scorer.AcceptOnlyFromAmong([.. SessionScorers.Names]);
        var command = new Command("score-logs", """
            Scores the sessions of a log of any format: 0 (ordinary) to 1; more than 0.5 is anomalous by a threshold that it chooses in training.

            Lines are grouped by a key in them or by windows of time; each line counts as its template. Lines without a key are left out and counted. A file may also hold sessions
            already, a line each: CSV with a header that has columns such as session_id and events, or 'key,e1 e2 e3', or names of events alone. Each session is written once.

            Examples:
              aiops score-logs --train last-week.log --input today.log --session "req-[0-9a-f-]+" --output scores.csv
              aiops score-logs --input app.log --window 5m
              aiops score-logs --train labelled.log --labels labels.csv --input today.log --session "order (\d+)"
            """) { _input, _output, _train, _session, _window, _step, _scorer, _labels, _falseAlarms, _seed, _threads, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = await OptionsAsync(parsed, cancellationToken);
        var paths = parsed.GetValue(_train) ?? [];
        var train = new List<Stream>();
        ScoreLogsResult? result = null;
        try
        {
            train.AddRange(paths.Select(LogFile.Open));
            await using var input = parsed.GetValue(_input) is "-" ? terminal.Input() : LogFile.Open(parsed.GetValue(_input)!);
            await using var file = parsed.GetValue(_output) == "-" ? null : new StreamWriter(parsed.GetValue(_output)!);
            await ProgressLine.RunAsync(terminal, "Scoring", async note =>
                result = await ScoreAsync(options, (train, input), file ?? terminal.Output, lines => note(() => CommonOptions.Counted(lines, "line", "lines")), cancellationToken));
        }
        finally
        {
            foreach (var stream in train)
            {
                await stream.DisposeAsync();
            }
        }

        await SayAsync(result!, parsed.GetValue(_json) && parsed.GetValue(_output) != "-");
        return ExitCodes.Fine;
    }

    private static async Task<ScoreLogsResult> ScoreAsync(
        ScoreLogsOptions options, (List<Stream> Train, Stream Input) from, TextWriter output, Action<long> note, CancellationToken cancellationToken)
    {
        try
        {
            return await new ScoreLogs(options).RunAsync(from.Train, from.Input, output, note, cancellationToken);
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"--window, --step: {ex.Message}.");
        }
        catch (ArgumentException ex)
        {
            throw new BadInputException(ex.Message);
        }
        catch (NotALogException ex)
        {
            throw new UnreadableLogException(ex.Message, ex);
        }
    }

    private async Task<ScoreLogsOptions> OptionsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var falseAlarms = parsed.GetValue(_falseAlarms);
        if (falseAlarms is not (> 0 and <= 0.5))
        {
            throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"--false-alarms {falseAlarms} must be above 0 and at most 0.5, for example 0.001."));
        }

        return new()
        {
            Key = KeyOf(parsed.GetValue(_session)),
            Window = parsed.GetValue(_window) is { } window ? CommonOptions.Duration(window, "--window") : null,
            Step = parsed.GetValue(_step) is { } step ? CommonOptions.Duration(step, "--step") : null,
            Scorer = parsed.GetValue(_scorer)!,
            Labels = parsed.GetValue(_labels) is { } labels ? await SessionLabels.ReadAsync(labels, cancellationToken) : null,
            FalseAlarms = falseAlarms,
            Fit = new(parsed.GetValue(_seed), Math.Max(1, parsed.GetValue(_threads))),
        };
    }

    private static SessionKey? KeyOf(string? pattern)
    {
        try
        {
            return pattern is null ? null : SessionKey.Parse(pattern);
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"--session: {ex.Message}");
        }
    }

    private async Task SayAsync(ScoreLogsResult result, bool json)
    {
        if (json)
        {
            await terminal.Output.WriteLineAsync(JsonText.OneLine(new
            {
                lines = result.Read.Lines, sessions = result.Sessions, anomalous = result.Anomalous, scorer = result.Scorer, trained = result.Trained, kinds = result.Kinds,
                unkeyed = result.Unkeyed, untimed = result.Untimed, unlabelled = result.Unlabelled, truncated = result.Read.Truncated, damaged = result.Read.Damaged,
            }));
            return;
        }

        var asides = new[]
        {
            (result.Unkeyed, "lines name no session and were left out"), (result.Unlabelled, "sessions of the training have no label and were not learned from"),
        }.Where(a => a.Item1 > 0).Select(a => string.Create(CultureInfo.InvariantCulture, $"; {a.Item1:N0} {a.Item2}"));
        var flaws = ReadTally.FlawsOf(result.Read).Select(f => "; " + f);
        await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            {CommonOptions.Counted(result.Read.Lines, "line", "lines")}, {CommonOptions.Counted(result.Sessions, "session", "sessions")}: {result.Anomalous:N0} anomalous by {result.Scorer}, trained on {result.Trained:N0} with {result.Kinds:N0} kinds of events{string.Concat(asides)}{string.Concat(flaws)}{(result.Spilled ? "; sessions did not fit into memory, so they are not in the order of the input" : "")}.
            """));
    }
}
