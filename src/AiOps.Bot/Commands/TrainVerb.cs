using System.CommandLine;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.LogFiles;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands;

/// <summary>Fits a scorer to a table and writes it to a file.</summary>
internal sealed class TrainVerb(Terminal terminal) : IVerb
{
    private readonly Option<string> _input = new("--input", "-i") { Description = "A CSV file with a header, a row each observation, in the order of time; '-' for standard input.", Required = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The model's file. Beside it the model card is written: FILE.md and FILE.json.", Required = true };
    private readonly Option<string?> _label = new("--label") { Description = "The column with 1 for anomalous rows and 0 for ordinary ones." };
    private readonly Option<string?> _scorer = new("--scorer") { Description = $"One of {string.Join(", ", TableScorers.Names)}. Default: {TableScorers.Default}, with --label {TableScorers.DefaultWithLabels}." };
    private readonly Option<int> _folds = new("--folds") { Description = "How often it is tested on later rows before it learns from all of them, where there are labels.", DefaultValueFactory = _ => 5 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Of all random choices." };

    public Command Build()
    {
        _scorer.AcceptOnlyFromAmong([.. TableScorers.Names]);
        _scorer.HelpName = "family";
        _folds.Validators.Add(r => CommonOptions.AtLeast(r, 1));
        var command = new Command("train", """
            Fits a scorer to a feature table and writes it to a file, with a model card: what it learned from and, where there are
            labels, how well it does on rows that it had not learned from. Score with: aiops score-table --model FILE.

            Examples:
              aiops train --input last-month.csv --output sessions.model
              aiops train --input labelled.csv --label is_attack --output attacks.model
            """) { _input, _output, _label, _scorer, _folds, _seed };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var spooled = await SpooledInput.OfAsync(parsed.GetValue(_input)!, terminal, cancellationToken);
        var (file, label, seed) = (new TableFile(spooled.Path), parsed.GetValue(_label), parsed.GetValue(_seed));
        var reading = await TableReading.LearnAsync(file, label, cancellationToken);
        var table = await reading.ReadTrainingAsync(file, seed, cancellationToken);
        var trial = new ModelTrial(table, new(seed, Environment.ProcessorCount));
        var trainer = TableScorers.Named(parsed.GetValue(_scorer) ?? (label is null ? TableScorers.Default : TableScorers.DefaultWithLabels));
        if (trainer.NeedsLabels && label is null)
        {
            throw new BadInputException($"--scorer {trainer.Name} learns from labels: name their column with --label.");
        }

        ModelFigures? figures = null;
        (ITableScorer Scorer, double Threshold)? model = null;
        await ProgressLine.RunAsync(terminal, "Training", note =>
        {
            figures = label is null ? null : EvaluateVerb.Try(trial, trainer.Name, (parsed.GetValue(_folds), note), cancellationToken);
            note(() => "learning from all rows");
            model = trial.Fit(trainer, cancellationToken);
            return Task.CompletedTask;
        });
        var manifest = new ModelManifest(trainer.Name, model!.Value.Threshold, table.Table.Rows, seed, terminal.Time.GetUtcNow(), label, reading.Saved);
        await WriteAsync(parsed.GetValue(_output)!, model.Value.Scorer, (manifest, parsed.GetValue(_input)!, figures), cancellationToken);
        return ExitCodes.Fine;
    }

    private async Task WriteAsync(string path, ITableScorer scorer, (ModelManifest Manifest, string Input, ModelFigures? Figures) made, CancellationToken cancellationToken)
    {
        // Whole or not at all: a half-written model must not stand where a good one stood.
        var half = path + ".part";
        string hash;
        await using (var file = File.Create(half))
        {
            hash = await ModelFile.WriteAsync(file, scorer, made.Manifest.Write(), cancellationToken);
        }

        File.Move(half, path, overwrite: true);
        var card = new ModelCard(made.Manifest, hash, Path.GetFileName(made.Input), made.Figures);
        await File.WriteAllTextAsync(path + ".md", card.Text(), cancellationToken);
        await File.WriteAllTextAsync(path + ".json", JsonText.Indented(card.Json), cancellationToken);
        await terminal.Output.WriteLineAsync(card.Text().TrimEnd());
    }
}
