using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Commands.Models;
using AiOps.Bot.Detection.Scorers.Boosting;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.LogFiles;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands;

/// <summary>Scores the rows of a feature table.</summary>
internal sealed class ScoreTableVerb(Terminal terminal) : IVerb
{
    private const int Batch = 4096;

    private readonly Option<string> _input = new("--input", "-i") { Description = "A CSV file with a header, a row each observation; '-' for standard input.", Required = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where to write row,anomaly_score; '-' = standard output.", DefaultValueFactory = _ => "-" };
    private readonly Option<string?> _train = new("--train") { Description = "A table to learn from. Default: the input itself." };
    private readonly Option<string?> _scorer = new("--scorer") { Description = $"One of {string.Join(", ", TableScorers.Names)}. Default: {TableScorers.Default}, with --label {TableScorers.DefaultWithLabels}. Or {EndpointTable.Prefix}ENDPOINT: a model on an Amazon SageMaker endpoint." };
    private readonly Option<string?> _label = new("--label") { Description = "The column of the training table with 1 for anomalous rows and 0 for ordinary ones. It is never scored." };
    private readonly Option<string?> _model = new("--model") { Description = "A model to score with, instead of learning: a file of aiops train, boosted trees in XGBoost's JSON format, or NAME[@VERSION] of aiops models." };
    private readonly Option<string?> _save = new("--save-model") { Description = "Where to write the model of boosted trees, in XGBoost's JSON format." };
    private readonly RegistryAccess _access = new(isRecursive: false);
    private readonly Option<ulong> _seed = new("--seed") { Description = "Of all random choices." };
    private readonly Option<int> _threads = new("--threads") { Description = "At most so many. Scores do not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public Command Build()
    {
        _scorer.CompletionSources.Add([.. TableScorers.Names]);
        _scorer.Validators.Add(CheckScorer);
        _scorer.HelpName = "family";
        var command = new Command("score-table", """
            Scores the rows of a feature table: 0 (ordinary) to 1 (anomalous), one line each, in the order of the input.
            Columns of words count by how rare a word is. Empty cells and NaN are missing values.

            Examples:
              aiops score-table --input sessions.csv --output scores.csv
              aiops score-table --train labelled.csv --label is_attack --input today.csv --save-model trees.json
              AWS_REGION=eu-central-1 aiops score-table --input today.csv --scorer sagemaker:fraud-forest
            """) { _input, _output, _train, _scorer, _label, _model, _save, _seed, _threads };
        foreach (var option in _access.Options)
        {
            command.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var spooled = await SpooledInput.OfAsync(parsed.GetValue(_input)!, terminal, cancellationToken);
        var input = new TableFile(spooled.Path);
        var training = parsed.GetValue(_train) is { } train ? new TableFile(train) : input;
        var saved = parsed.GetValue(_model) is { } model ? await _access.FileOrRegisteredAsync(parsed, model, cancellationToken) : null;
        var reading = saved is { } known ? TableReading.Of(known.Manifest) : await TableReading.LearnAsync(training, await LabelAsync(parsed, training, cancellationToken), null, cancellationToken);
        if (EndpointOf(parsed) is { } endpoint)
        {
            return await AskAsync(parsed, endpoint, (reading, input), cancellationToken);
        }

        ITableScorer? scorer = null;
        var rows = 0L;
        await ProgressLine.RunAsync(terminal, "Scoring", async note =>
        {
            note(() => "learning");
            scorer = saved?.Scorer ?? await ScorerAsync(parsed, reading, training, cancellationToken);
            rows = await WriteAsync(parsed.GetValue(_output)!, scorer, reading.ReadAsync(input, cancellationToken), note);
        });
        await SaveAsync(parsed.GetValue(_save), scorer!);
        await SayAsync(rows, scorer!, reading, input);
        return ExitCodes.Fine;
    }

    private static void CheckScorer(System.CommandLine.Parsing.OptionResult result)
    {
        var name = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!name.StartsWith(EndpointTable.Prefix, StringComparison.Ordinal) && !TableScorers.Names.Contains(name))
        {
            result.AddError($"--scorer: '{name}' is none of {string.Join(", ", TableScorers.Names)}, and no {EndpointTable.Prefix}ENDPOINT.");
        }
    }

    private string? EndpointOf(ParseResult parsed) =>
        parsed.GetValue(_scorer) is { } name && name.StartsWith(EndpointTable.Prefix, StringComparison.Ordinal) ? name[EndpointTable.Prefix.Length..] : null;

    private async Task<int> AskAsync(ParseResult parsed, string endpoint, (TableReading Reading, TableFile Input) table, CancellationToken cancellationToken)
    {
        var rows = 0L;
        await using var file = parsed.GetValue(_output) is "-" or null ? null : new StreamWriter(parsed.GetValue(_output)!);
        await ProgressLine.RunAsync(terminal, "Scoring", async note =>
            rows = await new EndpointTable(terminal).RunAsync(endpoint, _access.ConfigOf(parsed), (table.Reading, table.Input, file ?? terminal.Output), note, cancellationToken));
        await terminal.Error.WriteLineAsync($"{CommonOptions.Counted(rows, "row", "rows")} scored by {EndpointTable.Prefix}{endpoint}.");
        return ExitCodes.Fine;
    }

    /// <summary>Where nothing is learned from labels a label column of the input is still none of the features.</summary>
    private async Task<string?> LabelAsync(ParseResult parsed, TableFile training, CancellationToken cancellationToken)
    {
        var label = parsed.GetValue(_label);
        return label is null || parsed.GetValue(_model) is null || (await training.ReadHeaderAsync(cancellationToken)).Contains(label) ? label : null;
    }

    private async Task<ITableScorer> ScorerAsync(ParseResult parsed, TableReading reading, TableFile training, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_model) is { } path)
        {
            return Loaded(path, reading);
        }

        var hasLabels = parsed.GetValue(_label) is not null;
        var trainer = TableScorers.Named(parsed.GetValue(_scorer) ?? (hasLabels ? TableScorers.DefaultWithLabels : TableScorers.Default));
        if (trainer.NeedsLabels && !hasLabels)
        {
            throw new BadInputException($"--scorer {trainer.Name} learns from labels: name their column with --label.");
        }

        var table = await reading.ReadTrainingAsync(training, parsed.GetValue(_seed), cancellationToken);
        try
        {
            return trainer.Fit(table.Training, new(parsed.GetValue(_seed), Math.Max(1, parsed.GetValue(_threads))), cancellationToken);
        }
        catch (ArgumentException ex)
        {
            throw new BadInputException($"{training.Path}: {ex.Message}");
        }
    }

    private static BoostedTrees Loaded(string path, TableReading reading)
    {
        using var file = File.OpenRead(path);
        try
        {
            var model = XgboostModel.Read(file);
            return model.Width == reading.Columns.Length
                ? model
                : throw new BadInputException($"--model {path} was trained on {model.Width} columns; the table has {reading.Columns.Length}: {string.Join(", ", reading.Columns)}. Name a label column with --label.");
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"--model {path}: {ex.Message}");
        }
    }

    private async Task<long> WriteAsync(string output, ITableScorer scorer, IAsyncEnumerable<float[]> rows, Action<Func<string>> note)
    {
        await using var file = output == "-" ? null : new StreamWriter(output);
        var writer = file ?? terminal.Output;
        await writer.WriteLineAsync("row,anomaly_score");
        var (batch, written) = (new List<float>(Batch * scorer.Width), 0L);
        await foreach (var row in rows)
        {
            batch.AddRange(row);
            if (batch.Count == Batch * scorer.Width)
            {
                written += await WriteAsync(writer, scorer, batch, written);
                note(() => CommonOptions.Counted(written, "row", "rows"));
            }
        }

        written += await WriteAsync(writer, scorer, batch, written);
        await writer.FlushAsync();
        return written;
    }

    private static async Task<int> WriteAsync(TextWriter writer, ITableScorer scorer, List<float> batch, long first)
    {
        var scores = new double[batch.Count / scorer.Width];
        scorer.Score(batch.ToArray(), scores);
        batch.Clear();
        for (var i = 0; i < scores.Length; i++)
        {
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{first + i},{scores[i]:R}"));
        }

        return scores.Length;
    }

    private static async Task SaveAsync(string? path, ITableScorer scorer)
    {
        if (path is null)
        {
            return;
        }

        if (scorer is not BoostedTrees trees)
        {
            throw new BadInputException($"--save-model writes boosted trees; the model is {scorer.Name}.");
        }

        await using var file = File.Create(path);
        XgboostModel.Write(trees, file);
    }

    private async Task SayAsync(long rows, ITableScorer scorer, TableReading reading, TableFile input)
    {
        var words = reading.WordColumns.ToList();
        var told = words.Count == 0 ? "" : $"; columns of words, by rarity: {string.Join(", ", words)}";
        var bad = reading.BadCells == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {reading.BadCells:N0} cells are no numbers and count as missing");
        var uneven = input.Uneven == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {input.Uneven:N0} rows had more or fewer cells than the header");
        await terminal.Error.WriteLineAsync($"{CommonOptions.Counted(rows, "row", "rows")} scored by {scorer.Name}{told}{bad}{uneven}.");
    }
}
