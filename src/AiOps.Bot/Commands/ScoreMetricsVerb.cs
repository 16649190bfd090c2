using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Scorers.Series;
using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Commands;

/// <summary>Scores metric series.</summary>
internal sealed class ScoreMetricsVerb(Terminal terminal) : IVerb
{
    private const double MostAlertsPerDay = 1_000;
    private readonly Option<string> _input = new("--input", "-i") { Description = "A CSV file, a folder of them, or '-' for standard input.", Required = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where scores go: a file, '-' for standard output, or a folder, which mirrors the input's.", Required = true };
    private readonly Option<string?> _history = new("--history") { Description = "Earlier rows of the same columns, unlabelled, to learn from: a file, or a folder with files of the same names." };
    private readonly Option<double> _alerts = new("--alerts-per-day")
    {
        Description = "How many alarms a day of one series are bearable. Where a series raises more, what counts as anomalous rises until they are so many. 0.2 = one in five days.",
        DefaultValueFactory = _ => SeriesScorer.DefaultAlertsPerDay,
    };
    private readonly Option<string> _scorer = new("--scorer") { Description = $"One of {string.Join(", ", SeriesScorers.Names)}.", DefaultValueFactory = _ => SeriesScorers.Default };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Lock _noting = new();
    private long _rows;

    public Command Build()
    {
        _scorer.AcceptOnlyFromAmong([.. SeriesScorers.Names]);
        var command = new Command("score-metrics", """
            Scores metric series online: each row by the rows before it and by --history, never by what follows.

            Input is CSV with a header: a column 'timestamp' (ISO 8601 or epoch) and any number of metric columns, which are taken as one series. Without times, rows are taken
            as equally far apart. Columns named label or is_anomaly are not read. Output has a row for each row: timestamp, value (where there is one metric) and
            anomaly_score, 0 to 1. From 0.5 a row is anomalous; from 0.75 it is the beginning of something that the series has not done of late, said once.

            Examples:
              aiops score-metrics --input cpu.csv --output scores.csv
              aiops score-metrics --input metrics/ --output scores/ --history last-month/
              aiops score-metrics --input cpu.csv --output scores.csv --alerts-per-day 0.2
            """) { _input, _output, _history, _alerts, _scorer, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var alerts = parsed.GetValue(_alerts);
        if (alerts is not (>= SeriesScorer.LeastAlertsPerDay and <= MostAlertsPerDay))
        {
            throw new BadInputException($"--alerts-per-day is between {SeriesScorer.LeastAlertsPerDay} (one in a hundred days) and {MostAlertsPerDay}.");
        }

        var files = SeriesFiles.Of(parsed.GetValue(_input)!, parsed.GetValue(_output)!, parsed.GetValue(_history));
        var request = new ScoreMetricsRequest(TextReader.Null, TextWriter.Null) { AlertsPerDay = alerts, Scorer = parsed.GetValue(_scorer)! };
        var results = new ScoreMetricsResult[files.Count];
        await ProgressLine.RunAsync(terminal, "Scoring", async note =>
        {
            // Series do not know of one another, so their order changes nothing.
            var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, files.Count, options, async (i, token) => results[i] = await ScoreAsync(files[i], request, note, token));
        });
        await TellAsync(files, results, parsed.GetValue(_json));
        return ExitCodes.Fine;
    }

    private async Task<ScoreMetricsResult> ScoreAsync(SeriesFiles files, ScoreMetricsRequest wanted, Action<Func<string>> note, CancellationToken cancellationToken)
    {
        using var input = new StreamReader(files.Input == "-" ? terminal.Input() : LogFile.Open(files.Input));
        using var history = files.History is { } path ? new StreamReader(LogFile.Open(path)) : null;
        await using var output = files.Output == "-" ? null : Create(files.Output);
        var done = 0L;
        try
        {
            return await ScoreMetrics.RunAsync(wanted with { Input = input, Output = output ?? terminal.Output, History = history }, rows => Note(rows - Interlocked.Exchange(ref done, rows), note), cancellationToken);
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"{files.Input}: {ex.Message}.");
        }
    }

    private void Note(long more, Action<Func<string>> note)
    {
        var rows = Interlocked.Add(ref _rows, more);
        lock (_noting)
        {
            note(() => CommonOptions.Counted(rows, "row", "rows"));
        }
    }

    private static StreamWriter Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new(path);
    }

    private async Task TellAsync(IReadOnlyList<SeriesFiles> files, ScoreMetricsResult[] results, bool json)
    {
        if (json)
        {
            await terminal.Output.WriteLineAsync(JsonText.OneLine(new { series = files.Zip(results, (f, r) => new { input = f.Input, output = f.Output, r.Rows, r.Metrics, r.Anomalous, r.Onsets, r.Missing }) }));
            return;
        }

        foreach (var (file, _) in files.Zip(results).Where(x => x.Second.Rows == 0))
        {
            await terminal.Error.WriteLineAsync($"aiops: {file.Input} has no rows.");
        }

        var missing = results.Sum(r => r.Missing);
        await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            {CommonOptions.Counted(results.Sum(r => r.Rows), "row", "rows")} of {CommonOptions.Counted(results.Length, "series", "series")}: {results.Sum(r => r.Anomalous):N0} anomalous, {results.Sum(r => r.Onsets):N0} onsets{(missing == 0 ? "" : $"; {missing:N0} values were missing or no numbers")}.
            """));
    }
}
