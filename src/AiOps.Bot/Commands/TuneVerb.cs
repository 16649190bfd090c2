using System.CommandLine;
using AiOps.Bot.Commands.Models;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Detection.Tuning;
using AiOps.Bot.LogFiles;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands;

/// <summary>Searches the settings of a family of scorers.</summary>
internal sealed class TuneVerb(Terminal terminal) : IVerb
{
    private static readonly Dictionary<string, TuningObjective> Objectives = new()
    {
        ["pr-auc"] = TuningObjective.PrAuc, ["f1"] = TuningObjective.F1, ["event-f1"] = TuningObjective.EventF1, ["auc"] = TuningObjective.RocAuc,
    };

    private readonly Option<string> _input = new("--input", "-i") { Description = "A labelled CSV file with a header, rows in the order of time; '-' for standard input.", Required = true };
    private readonly Option<string> _label = new("--label") { Description = "The column with 1 for anomalous rows and 0 for ordinary ones. Families that learn without labels use it for the objective alone.", Required = true };
    private readonly Option<string> _scorer = new("--scorer") { Description = $"One of {string.Join(", ", TunableScorers.Names)}.", DefaultValueFactory = _ => TableScorers.DefaultWithLabels, HelpName = "family" };
    private readonly Option<string> _objective = new("--objective") { Description = "What shall be as high as possible.", DefaultValueFactory = _ => "pr-auc" };
    private readonly Option<string> _search = new("--search") { Description = "tpe learns from the settings that were tried; random does not.", DefaultValueFactory = _ => "tpe" };
    private readonly Option<int> _trials = new("--trials") { Description = "At most so many settings are tried.", DefaultValueFactory = _ => 50 };
    private readonly Option<int> _patience = new("--patience") { Description = "It ends when so many trials brought nothing better.", DefaultValueFactory = _ => 25 };
    private readonly Option<int?> _minutes = new("--minutes") { Description = "It ends after so many minutes; what it found until then counts. With it, results depend on the machine." };
    private readonly Option<int> _folds = new("--folds") { Description = "Each setting learns so many times from the rows before a point and is tried on those after it.", DefaultValueFactory = _ => 4 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Of all random choices." };
    private readonly Option<int> _threads = new("--threads") { Description = "At most so many. The result does not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string?> _best = new("--best") { Description = "Where to write the best settings, for aiops train --settings." };
    private readonly Option<string?> _table = new("--table") { Description = "Where to write a CSV table of all trials." };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Where to write a model with the best settings, that learned from all rows; its card beside it." };
    private readonly Option<string?> _time = CommonOptions.TimeColumn();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        _scorer.AcceptOnlyFromAmong([.. TunableScorers.Names]);
        _objective.AcceptOnlyFromAmong([.. Objectives.Keys]);
        _search.AcceptOnlyFromAmong("tpe", "random");
        foreach (var counted in new[] { _trials, _patience, _folds, _threads })
        {
            counted.Validators.Add(r => CommonOptions.AtLeast(r, 1));
        }

        _minutes.Validators.Add(r => CommonOptions.AtLeast(r, 1));
        var command = new Command("tune", """
            Searches the settings of a family of scorers by time-series cross-validation, and says how good the best ones are on later rows that no trial saw.

            The first trial is the family's own settings. A trial that falls behind half of the others is given up. Ctrl-C ends the search; what was found until then counts.

            Examples:
              aiops tune --input sessions.csv --label is_attack --best best.json --table trials.csv
              aiops train --input sessions.csv --label is_attack --settings best.json --output sessions.model
              aiops tune --input sessions.csv --label is_attack --scorer isolation-forest --objective event-f1 --minutes 10 --output sessions.model
            """) { _input, _label, _time, _scorer, _objective, _search, _trials, _patience, _minutes, _folds, _seed, _threads, _best, _table, _output, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var spooled = await SpooledInput.OfAsync(parsed.GetValue(_input)!, terminal, cancellationToken);
        var (file, seed) = (new TableFile(spooled.Path), parsed.GetValue(_seed));
        var reading = await TableReading.LearnAsync(file, parsed.GetValue(_label), parsed.GetValue(_time), cancellationToken);
        var table = await reading.ReadForwardAsync(file, seed, cancellationToken);
        var trial = new ModelTrial(table.Training, new(seed, parsed.GetValue(_threads))) { Seconds = table.Seconds, WordColumns = table.WordColumns };
        var tuned = await SearchAsync(parsed, trial, cancellationToken);
        await WriteFilesAsync(parsed, tuned);
        if (parsed.GetValue(_output) is { } output)
        {
            // Whoever pressed Ctrl-C wants what was found, and that is this.
            var model = tuned.Tuning.With(tuned.Best.Settings).Fit(TunableScorers.Trainer(tuned.Family, tuned.Best.Settings), CancellationToken.None);
            var manifest = new ModelManifest(tuned.Family, model.Threshold, trial.Rows, seed, terminal.Time.GetUtcNow(), parsed.GetValue(_label), reading.Saved)
            {
                TrainedOn = Path.GetFileName(parsed.GetValue(_input)!), Window = table.Window, TimeColumn = parsed.GetValue(_time), DataHash = await file.HashAsync(CancellationToken.None), Prints = RowPrints.Of(table.Prints), Figures = tuned.HeldOut.Figures, Settings = tuned.Best.Settings.Values, Search = tuned.Search,
                Reference = TrainingReference.Of(table.AsScored(), model.Scorer),
            };
            await ModelWriting.WriteAsync(output, model.Scorer, manifest, CancellationToken.None);
        }

        await terminal.Output.WriteLineAsync(parsed.GetValue(_json) ? JsonText.Indented(tuned.Json) : tuned.Text());
        return ExitCodes.Fine;
    }

    private async Task<TunedFamily> SearchAsync(ParseResult parsed, ModelTrial trial, CancellationToken cancellationToken)
    {
        var plan = new TuningPlan(Objectives[parsed.GetValue(_objective)!], parsed.GetValue(_trials), parsed.GetValue(_folds), parsed.GetValue(_patience));
        ISettingsSearch search = parsed.GetValue(_search) == "tpe" ? new TpeSearch(parsed.GetValue(_seed)) : new RandomSearch(parsed.GetValue(_seed));
        using var time = parsed.GetValue(_minutes) is { } minutes ? new CancellationTokenSource(TimeSpan.FromMinutes(minutes), terminal.Time) : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        TunedFamily? tuned = null;
        await ProgressLine.RunAsync(terminal, "Tuning", note =>
        {
            tuned = Search(parsed, (trial, plan), search, new TuningProgress(terminal.Time, plan, parsed.GetValue(_minutes), note).Say, stop.Token);
            return Task.CompletedTask;
        });
        return tuned!;
    }

    private TunedFamily Search(ParseResult parsed, (ModelTrial Trial, TuningPlan Plan) what, ISettingsSearch search, Action<IReadOnlyList<TuningTrial>> tried, CancellationToken stop)
    {
        var family = TunableScorers.Named(parsed.GetValue(_scorer)!);
        try
        {
            var tuning = new SettingsTuning(family, what.Trial, what.Plan);
            tried([]);
            var result = tuning.Search(search, tried, stop);
            return TunedFamily.Of((family.Name, search.Name, parsed.GetValue(_objective)!), tuning, result);
        }
        catch (ArgumentException ex)
        {
            throw new BadInputException($"{family.Name}: {ex.Message} Give more rows, fewer --folds, or order the rows so that both kinds come early.");
        }
    }

    private async Task WriteFilesAsync(ParseResult parsed, TunedFamily tuned)
    {
        if (parsed.GetValue(_best) is { } best)
        {
            await File.WriteAllTextAsync(best, JsonText.Indented(tuned.Json), CancellationToken.None);
        }

        if (parsed.GetValue(_table) is { } path)
        {
            await using var writer = new StreamWriter(path);
            await writer.WriteAsync(tuned.Csv());
        }
    }
}
