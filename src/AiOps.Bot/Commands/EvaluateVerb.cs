using System.CommandLine;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.LogFiles;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands;

/// <summary>Compares families of scorers on a labelled table.</summary>
internal sealed class EvaluateVerb(Terminal terminal) : IVerb
{
    private readonly Option<string> _input = new("--input", "-i") { Description = "A labelled CSV file with a header, rows in the order of time; '-' for standard input.", Required = true };
    private readonly Option<string> _label = new("--label") { Description = "The column with 1 for anomalous rows and 0 for ordinary ones. It is never scored.", Required = true };
    private readonly Option<string[]> _scorer = new("--scorer") { Description = $"One of {string.Join(", ", TableScorers.Names)}; repeat it for several. Default: {TableScorers.Default} and {TableScorers.DefaultWithLabels}." };
    private readonly Option<int> _folds = new("--folds") { Description = "How many times it is learned from the rows before a point and tested on those after it.", DefaultValueFactory = _ => 5 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Of all random choices." };
    private readonly Option<string?> _time = CommonOptions.TimeColumn();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        _scorer.AcceptOnlyFromAmong([.. TableScorers.Names]);
        _scorer.HelpName = "family";
        _folds.Validators.Add(r => CommonOptions.AtLeast(r, 1));
        var command = new Command("evaluate", """
            Says how well families of scorers do on a labelled table: precision, recall, F1, accuracy, PR-AUC and ROC-AUC with
            95 % intervals, by time-series cross-validation: a row is never learned from before it was seen.

            Examples:
              aiops evaluate --input sessions.csv --label is_attack
              aiops evaluate --input sessions.csv --label is_attack --scorer isolation-forest --scorer boosted-trees --json
            """) { _input, _label, _time, _scorer, _folds, _seed, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var spooled = await SpooledInput.OfAsync(parsed.GetValue(_input)!, terminal, cancellationToken);
        var file = new TableFile(spooled.Path);
        var reading = await TableReading.LearnAsync(file, parsed.GetValue(_label), parsed.GetValue(_time), cancellationToken);
        var table = await reading.ReadTrainingAsync(file, parsed.GetValue(_seed), cancellationToken);
        var trial = new ModelTrial(table.Training, new(parsed.GetValue(_seed), Environment.ProcessorCount)) { Seconds = table.Seconds };
        var names = parsed.GetValue(_scorer) is { Length: > 0 } named ? named : [TableScorers.Default, TableScorers.DefaultWithLabels];
        var figures = new List<(string Name, ModelFigures Figures)>();
        await ProgressLine.RunAsync(terminal, "Evaluating", note =>
        {
            foreach (var name in names.Distinct())
            {
                figures.Add((name, ModelFigures.Of(Try(trial, name, (parsed.GetValue(_folds), note), cancellationToken))));
            }

            return Task.CompletedTask;
        });
        await terminal.Output.WriteLineAsync(parsed.GetValue(_json)
            ? JsonText.Indented(figures.Select(f => new { scorer = f.Name, figures = f.Figures }))
            : string.Join(Environment.NewLine, figures.Select(f => $"{f.Name}{Environment.NewLine}{FigureTable.Of(f.Figures)}")).TrimEnd());
        return ExitCodes.Fine;
    }

    internal static IReadOnlyList<TrialRows> Try(ModelTrial trial, string name, (int Folds, Action<Func<string>> Note) how, CancellationToken cancellationToken)
    {
        try
        {
            return trial.Try(TableScorers.Named(name), how.Folds, fold => how.Note(() => $"{name}, fold {fold} of {how.Folds}"), cancellationToken);
        }
        catch (ArgumentException ex)
        {
            throw new BadInputException($"{name}: {ex.Message} Give more rows, fewer --folds, or order the rows so that both kinds come early.");
        }
    }
}
