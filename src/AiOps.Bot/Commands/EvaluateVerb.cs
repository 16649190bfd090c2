using System.CommandLine;
using AiOps.Bot.Commands.Models;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.LogFiles;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands;

/// <summary>Compares families of scorers, and models, on a labelled table.</summary>
internal sealed class EvaluateVerb(Terminal terminal) : IVerb
{
    private readonly Option<string> _input = new("--input", "-i") { Description = "A labelled CSV file with a header, rows in the order of time; '-' for standard input.", Required = true };
    private readonly Option<string> _label = new("--label") { Description = "The column with 1 for anomalous rows and 0 for ordinary ones. It is never scored.", Required = true };
    private readonly Option<string[]> _scorer = new("--scorer") { Description = $"One of {string.Join(", ", TableScorers.Names)}; several with commas. Default without --model: {TableScorers.Default} and {TableScorers.DefaultWithLabels}.", HelpName = "families" };
    private readonly Option<string[]> _model = new("--model") { Description = "A model as it is: a file of aiops train, or NAME[@VERSION] of aiops models; repeat it for several. It should not have learned from these rows; where it has, that is said.", HelpName = "model" };
    private readonly Option<int> _folds = new("--folds") { Description = "How many times it is learned from the rows before a point and tested on those after it.", DefaultValueFactory = _ => 5 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Of all random choices." };
    private readonly Option<string?> _time = CommonOptions.TimeColumn();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly RegistryAccess _access = new(isRecursive: false);

    public Command Build()
    {
        _folds.Validators.Add(r => CommonOptions.AtLeast(r, 1));
        var command = new Command("evaluate", """
            Says how well families of scorers, and models, do on a labelled table: precision, recall, F1, accuracy, PR-AUC and ROC-AUC of rows; precision, recall and F1 of
            events (runs of anomalous rows; raised rows at most 10 apart are one alarm), how many were missed and how late the others were found. All with 95 % intervals.

            Families are tested by time-series cross-validation: a row is never learned from before it was seen. Models are tested as they are, on the same rows.
            The difference of each to the first has an interval too, from the same rows.

            Examples:
              aiops evaluate --input sessions.csv --label is_attack --time at
              aiops evaluate --input sessions.csv --label is_attack --scorer isolation-forest,boosted-trees --json
              aiops evaluate --input this-week.csv --label is_attack --model old.model --model sessions@2
            """) { _input, _label, _time, _scorer, _model, _folds, _seed, _json };
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
        var file = new TableFile(spooled.Path);
        var (families, models) = (FamiliesOf(parsed), await ModelsAsync(parsed, cancellationToken));
        var measured = new List<MeasuredModel>();
        await ProgressLine.RunAsync(terminal, "Evaluating", async note =>
        {
            var begin = 0;
            if (families.Count > 0)
            {
                var trial = await TrialAsync(parsed, file, cancellationToken);
                measured.AddRange(families.Select(f => MeasuredModel.Of(f, Try(trial, TableScorers.Named(f), (parsed.GetValue(_folds), note), cancellationToken))));
                begin = ForwardFolds.Of(trial.Rows, parsed.GetValue(_folds))[0].Begin;
            }

            foreach (var (name, model) in models)
            {
                note(() => name);
                var table = await TableAsync(parsed, file, model, cancellationToken);
                var overlap = TrainingOverlap.Find(model.Manifest, table.From(begin), (await file.HashAsync(cancellationToken), Path.GetFileName(parsed.GetValue(_input)!), table.Training.Table.Rows));
                measured.Add(MeasuredModel.Of(name, [model.Rows(table).From(begin)]) with { SeenInTraining = overlap });
            }
        });
        foreach (var flattered in measured.Where(m => m.SeenInTraining is not null))
        {
            await terminal.Error.WriteLineAsync($"Warning: {flattered.Name}: {flattered.SeenInTraining!.Text}");
        }

        await terminal.Output.WriteLineAsync(parsed.GetValue(_json) ? JsonText.Indented(MeasuredText.Json(measured)) : MeasuredText.Text(measured));
        return ExitCodes.Fine;
    }

    /// <exception cref="BadInputException">There are too few rows, or too few of one kind.</exception>
    internal static IReadOnlyList<TrialRows> Try(ModelTrial trial, ITableTrainer trainer, (int Folds, Action<Func<string>> Note) how, CancellationToken cancellationToken)
    {
        try
        {
            return trial.Try(trainer, how.Folds, fold => how.Note(() => $"{trainer.Name}, fold {fold} of {how.Folds}"), cancellationToken);
        }
        catch (ArgumentException ex)
        {
            throw new BadInputException($"{trainer.Name}: {ex.Message} Give more rows, fewer --folds, or order the rows so that both kinds come early.");
        }
    }

    private List<string> FamiliesOf(ParseResult parsed)
    {
        var named = (parsed.GetValue(_scorer) ?? []).SelectMany(s => s.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        if (named.Find(n => !TableScorers.Names.Contains(n)) is { } unknown)
        {
            throw new BadInputException($"--scorer {unknown}: there is no such family; there are {string.Join(", ", TableScorers.Names)}.");
        }

        return named.Count > 0 || parsed.GetValue(_model) is { Length: > 0 } ? named : [TableScorers.Default, TableScorers.DefaultWithLabels];
    }

    private async Task<List<(string Name, LoadedModel Model)>> ModelsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var models = new List<(string, LoadedModel)>();
        foreach (var name in parsed.GetValue(_model) ?? [])
        {
            models.Add((name, await _access.FileOrRegisteredAsync(parsed, name, cancellationToken) ?? throw new BadInputException($"--model {name} is no model of aiops train.")));
        }

        return models;
    }

    private async Task<ModelTrial> TrialAsync(ParseResult parsed, TableFile file, CancellationToken cancellationToken)
    {
        var reading = await TableReading.LearnAsync(file, parsed.GetValue(_label), parsed.GetValue(_time), cancellationToken);
        var table = await reading.ReadForwardAsync(file, parsed.GetValue(_seed), cancellationToken);
        return new(table.Training, new(parsed.GetValue(_seed), Environment.ProcessorCount)) { Seconds = table.Seconds, WordColumns = table.WordColumns };
    }

    private Task<LabelledTable> TableAsync(ParseResult parsed, TableFile file, LoadedModel model, CancellationToken cancellationToken) =>
        TableReading.Of(model.Manifest, parsed.GetValue(_label), parsed.GetValue(_time)).ReadTrainingAsync(file, parsed.GetValue(_seed), cancellationToken);
}
