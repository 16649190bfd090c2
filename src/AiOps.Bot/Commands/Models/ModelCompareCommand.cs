using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.LogFiles;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands.Models;

/// <summary>Compares a line's challenger with its champion on a table.</summary>
internal sealed class ModelCompareCommand(Terminal terminal, RegistryAccess access, Option<bool> json)
{
    private readonly Argument<string> _name = new("NAME[@VERSION]") { Description = "A line: its champion against its challenger. With a version: the champion against that one." };
    private readonly Option<string> _input = new("--input", "-i") { Description = "A CSV file with a header, rows in the order of time that neither model learned from; '-' for standard input.", Required = true };
    private readonly Option<string?> _label = new("--label") { Description = "The column with 1 for anomalous rows and 0 for ordinary ones, where somebody labelled them." };
    private readonly Option<string?> _time = CommonOptions.TimeColumn();
    private readonly Option<int> _most = new("--most") { Description = "At most so many alarms of one alone are listed.", DefaultValueFactory = _ => 20 };

    public Command Build()
    {
        _most.Validators.Add(r => CommonOptions.AtLeast(r, 0));
        var command = new Command("compare", """
            Runs the champion and the challenger over the same rows: how far they agree, and which would alert where the other would not. With --label also how good
            each is, with 95 % intervals, and whether the difference is one that these rows show.

            Examples:
              aiops models compare sessions --input today.csv
              aiops models compare sessions@4 --input labelled.csv --label is_attack --time at
            """) { _name, _input, _label, _time, _most };
        command.SetAction((parsed, cancellationToken) => access.UseAsync(parsed, registry => RunAsync(parsed, registry, cancellationToken), cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, IModelRegistry registry, CancellationToken cancellationToken)
    {
        var (champion, other) = await PairAsync(registry, parsed.GetValue(_name)!, cancellationToken);
        await using var spooled = await SpooledInput.OfAsync(parsed.GetValue(_input)!, terminal, cancellationToken);
        var file = new TableFile(spooled.Path);
        var (sides, seen) = (new List<(string Name, TrialRows Rows)>(), new List<(string Name, TrainingOverlap Overlap)>());
        await ProgressLine.RunAsync(terminal, "Comparing", async note =>
        {
            foreach (var model in new[] { champion, other })
            {
                note(() => $"{model.Name}@{model.Version}");
                var loaded = await RegistryAccess.LoadAsync(registry, model, cancellationToken);
                var table = await TableReading.Of(loaded.Manifest, parsed.GetValue(_label), parsed.GetValue(_time)).ReadTrainingAsync(file, 0, cancellationToken);
                sides.Add(($"{model.Name}@{model.Version}", loaded.Rows(table)));
                if (TrainingOverlap.Find(loaded.Manifest, table, (await file.HashAsync(cancellationToken), Path.GetFileName(parsed.GetValue(_input)!), table.Training.Table.Rows)) is { } overlap)
                {
                    seen.Add((sides[^1].Name, overlap));
                }
            }
        });
        var measured = parsed.GetValue(_label) is null ? [] : sides.Select(s => MeasuredModel.Of(s.Name, [s.Rows])).ToList();
        var comparison = new ModelComparison(sides[0], sides[1], ModelAgreement.Of(sides[0].Rows, sides[1].Rows), measured) { SeenInTraining = seen };
        foreach (var (name, overlap) in seen)
        {
            await terminal.Error.WriteLineAsync($"Warning: {name}: {overlap.Text}");
        }

        await terminal.Output.WriteLineAsync(parsed.GetValue(json) ? JsonText.Indented(comparison.Json(parsed.GetValue(_most))) : comparison.Text(parsed.GetValue(_most)));
        return ExitCodes.Fine;
    }

    private static async Task<(RegisteredModel Champion, RegisteredModel Other)> PairAsync(IModelRegistry registry, string text, CancellationToken cancellationToken)
    {
        var (line, version) = await RegistryAccess.LineAsync(registry, text, cancellationToken);
        var other = version ?? line.Challenger ?? throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{line.Name} has no challenger. Name a version, for example {line.Name}@{line.Newest}, or make one the challenger: aiops models challenge {line.Name}@{line.Newest}"));
        return (await RegistryAccess.ModelAsync(registry, line.Name, cancellationToken), await RegistryAccess.ModelAsync(registry, new ModelReference(line.Name, other).ToString(), cancellationToken));
    }
}
