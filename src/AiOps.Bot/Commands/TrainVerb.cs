using System.CommandLine;
using AiOps.Bot.Commands.Models;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Detection.Tuning;
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
    private readonly Option<string?> _time = CommonOptions.TimeColumn();
    private readonly Option<string?> _settings = new("--settings") { Description = "A family with its settings, as aiops tune --best writes them." };
    private readonly Option<string?> _register = new("--register") { Description = "Keep the model in the service's database too, as the next version of this line." };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly RegistryAccess _access = new(isRecursive: false);

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
              aiops train --input labelled.csv --label is_attack --time at --output attacks.model
              aiops train --input last-month.csv --output sessions.model --register sessions
            """) { _input, _output, _label, _time, _scorer, _settings, _folds, _seed, _register, _json };
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
        var (file, label, seed) = (new TableFile(spooled.Path), parsed.GetValue(_label), parsed.GetValue(_seed));
        var reading = await TableReading.LearnAsync(file, label, parsed.GetValue(_time), cancellationToken);
        var table = await reading.ReadForwardAsync(file, seed, cancellationToken);
        var (trainer, settings) = await TrainerAsync(parsed, cancellationToken);
        var trial = new ModelTrial(table.Training, new(seed, Environment.ProcessorCount)) { Seconds = table.Seconds, WordColumns = table.WordColumns }.Raising(settings.Of(TunableScorers.RaisedShare.Name, TunableScorers.RaisedShare.Default));
        ModelFigures? figures = null;
        (ITableScorer Scorer, double Threshold)? model = null;
        await ProgressLine.RunAsync(terminal, "Training", note =>
        {
            figures = label is null ? null : ModelFigures.Of(EvaluateVerb.Try(trial, trainer, (parsed.GetValue(_folds), note), cancellationToken));
            note(() => "learning from all rows");
            model = trial.Fit(trainer, cancellationToken);
            return Task.CompletedTask;
        });
        var manifest = new ModelManifest(trainer.Name, model!.Value.Threshold, trial.Rows, seed, terminal.Time.GetUtcNow(), label, reading.Saved)
        {
            TrainedOn = Path.GetFileName(parsed.GetValue(_input)!), Window = table.Window, TimeColumn = parsed.GetValue(_time), DataHash = await file.HashAsync(cancellationToken), Prints = RowPrints.Of(table.Prints), Figures = figures, Settings = settings.Values.IsEmpty ? null : settings.Values,
            Reference = TrainingReference.Of(table.AsScored(), model.Value.Scorer),
        };
        await SayAsync(parsed, await ModelWriting.WriteAsync(parsed.GetValue(_output)!, model.Value.Scorer, manifest, cancellationToken));
        return await RegisterAsync(parsed, cancellationToken);
    }

    /// <exception cref="BadInputException">The settings are none of the family's, or it needs labels that nobody named.</exception>
    private async Task<(ITableTrainer Trainer, ScorerSettings Settings)> TrainerAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var label = parsed.GetValue(_label);
        var (family, settings) = await SettingsAsync(parsed, cancellationToken);
        var trainer = Named(family ?? (label is null ? TableScorers.Default : TableScorers.DefaultWithLabels), settings);
        return trainer.NeedsLabels && label is null ? throw new BadInputException($"--scorer {trainer.Name} learns from labels: name their column with --label.") : (trainer, settings);
    }

    /// <returns>No family where nobody named one.</returns>
    private async Task<(string? Family, ScorerSettings Settings)> SettingsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var family = parsed.GetValue(_scorer);
        if (parsed.GetValue(_settings) is not { } path)
        {
            return (family, ScorerSettings.None);
        }

        var file = await SettingsFile.ReadAsync(path, cancellationToken);
        return family is null || family == file.Family
            ? (file.Family, file.ScorerSettings)
            : throw new BadInputException($"--settings are of {file.Family}; --scorer says {family}. Leave --scorer out.");
    }

    private static ITableTrainer Named(string family, ScorerSettings settings)
    {
        try
        {
            return TunableScorers.Trainer(family, settings);
        }
        catch (Exception ex) when (ex is FormatException or KeyNotFoundException)
        {
            throw new BadInputException($"--settings: {ex.Message}");
        }
    }

    private Task SayAsync(ParseResult parsed, ModelCard card) => terminal.Output.WriteLineAsync(parsed.GetValue(_json) ? JsonText.Indented(card.Json) : card.Text().TrimEnd());

    private async Task<int> RegisterAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_register) is not { } name)
        {
            return ExitCodes.Fine;
        }

        var path = parsed.GetValue(_output)!;
        var content = await ModelRegistration.ReadAsync(path, cancellationToken);
        var (model, refusal) = await _access.ChangeAsync(parsed, (_, line, by) => ModelRegistration.RegisterAsync((line, by), (name, content, path), cancellationToken), cancellationToken);
        await terminal.Error.WriteLineAsync(refusal is null ? $"{model!.Name}@{model.Version} is registered: SHA-256 {model.Hash}." : $"aiops: {path} was written, and not registered: {refusal.Reason}");
        return refusal is null ? ExitCodes.Fine : ExitCodes.FoundOrFailed;
    }
}
