using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands;

/// <summary>Scores the sessions of a log.</summary>
internal sealed class ScoreLogsVerb(Terminal terminal) : IVerb
{
    private readonly SessionOptions _sessions = new(terminal);
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where to write session,anomaly_score,is_anomaly; '-' = standard output.", DefaultValueFactory = _ => "-" };
    private readonly Option<string> _scorer = new("--scorer") { Description = $"One of {string.Join(", ", SessionScorers.Names)}.", DefaultValueFactory = _ => SessionScorers.Default };
    private readonly Option<string?> _labels = new("--labels") { Description = "A CSV file session,label with 1 for anomalous sessions and 0 for ordinary ones, of the training. Sessions it does not name are not learned from." };
    private readonly Option<string?> _features = new("--features") { Description = "Also writes the feature table of the scored sessions there, as the verb features does." };
    private readonly Option<string?> _explain = new("--explain") { Description = "Also writes there why sessions are anomalous: which events came or did not, expected against seen, and where. CSV, a reason a line; with --json a session a line." };
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
              aiops score-logs --input app.log --window 5m --explain why.csv
              aiops score-logs --input access.log --session "user=(\w+)" --gap 30m
              aiops score-logs --train labelled.log --labels labels.csv --input today.log --session "order (\d+)"
            """) { _output, _scorer, _labels, _features, _explain, _falseAlarms, _seed, _threads, _json };
        foreach (var option in _sessions.All)
        {
            command.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var features = parsed.GetValue(_features) is { } path ? new StreamWriter(path) : null;
        await using var reasons = parsed.GetValue(_explain) is { } why ? new StreamWriter(why) : null;
        var options = await OptionsAsync(parsed, cancellationToken) with { Features = features, Explanations = reasons, ExplainsAsJson = parsed.GetValue(_json) };
        await using var file = parsed.GetValue(_output) == "-" ? null : new StreamWriter(parsed.GetValue(_output)!);
        var result = await _sessions.RunAsync(parsed, options, file ?? terminal.Output, cancellationToken);
        await SayAsync(result, parsed.GetValue(_json) && file is not null);
        return ExitCodes.Fine;
    }

    private async Task<ScoreLogsOptions> OptionsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var falseAlarms = parsed.GetValue(_falseAlarms);
        if (falseAlarms is not (> 0 and <= 0.5))
        {
            throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"--false-alarms {falseAlarms} must be above 0 and at most 0.5, for example 0.001."));
        }

        return _sessions.Read(parsed) with
        {
            Scorer = parsed.GetValue(_scorer)!,
            Labels = parsed.GetValue(_labels) is { } labels ? await SessionLabels.ReadAsync(labels, cancellationToken) : null,
            FalseAlarms = falseAlarms,
            Fit = new(parsed.GetValue(_seed), Math.Max(1, parsed.GetValue(_threads))),
        };
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

        await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            {CommonOptions.Counted(result.Read.Lines, "line", "lines")}, {CommonOptions.Counted(result.Sessions, "session", "sessions")}: {result.Anomalous:N0} anomalous by {result.Scorer}, trained on {result.Trained:N0} with {result.Kinds:N0} kinds of events{SessionOptions.AsidesOf(result)}.
            """));
    }
}
