using System.CommandLine;
using AiOps.Bot.Composition;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Evaluation;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection;
using AiOps.Bot.Evaluation;

namespace AiOps.Bot.Commands;

/// <summary>Measures the ranking, and what a model adds to it, on labelled bundles.</summary>
internal sealed class EvalVerb(Terminal terminal) : IVerb
{
    /// <summary>Above it figures say more about the set-up than about the method.</summary>
    private const double MostInvalid = 0.05;

    private readonly Option<string> _bundles = new("--bundles", "-b") { Description = "The folder of bundles.", Required = true };
    private readonly Option<string> _labels = new("--labels", "-l") { Description = "JSON lines {\"bundle\",\"set\",\"entities\":[...],\"change\"}; entities [] = nothing is wrong.", Required = true };
    private readonly Option<bool> _model = new("--model") { Description = "Let the models of the settings (Models:Chat) tell each case, beside the floor without a model. Models:Recording records or replays." };
    private readonly Option<string?> _config = CommonOptions.Config();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("eval", """
            Scores investigations of labelled incident bundles, each data set for itself, with 95 % intervals: is the cause first, is nothing raised where nothing is wrong,
            do a model's citations hold, are "likely" causes likely. What could not be tried is kept apart from what was wrong.

            Examples:
              aiops eval --bundles incidents --labels labels.jsonl
              aiops eval --bundles incidents --labels labels.jsonl --model --json
            """) { _bundles, _labels, _model, _config, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var labels = await LabelFile.ReadAsync(parsed.GetValue(_labels)!, cancellationToken);
        await using var services = Services(parsed);
        var run = RunOf(services, parsed.GetValue(_model));
        var results = new List<CaseResult>();
        await ProgressLine.RunAsync(terminal, "Evaluating", async note =>
        {
            foreach (var label in labels)
            {
                note(() => $"{results.Count + 1} of {labels.Count}, {label.Bundle}");
                results.Add(await run.TryAsync(parsed.GetValue(_bundles)!, label, cancellationToken));
            }
        });
        var scores = SetScore.Of(results);
        await terminal.Output.WriteLineAsync(parsed.GetValue(_json) ? JsonText.Indented(PrintedScores.Of(scores, results)) : PrintedScores.Table(scores, results));
        return await CloseAsync(results);
    }

    private async Task<int> CloseAsync(List<CaseResult> results)
    {
        var invalid = results.Where(r => r.Invalid is not null).ToList();
        foreach (var result in invalid.Take(10))
        {
            await terminal.Error.WriteLineAsync($"invalid: {result.Label.Bundle}: {result.Invalid}");
        }

        if (invalid.Count <= MostInvalid * results.Count)
        {
            return ExitCodes.Fine;
        }

        await terminal.Error.WriteLineAsync($"aiops: {invalid.Count} of {results.Count} cases could not be tried: do not publish these figures. See what is invalid above, and try again.");
        return ExitCodes.FoundOrFailed;
    }

    private ServiceProvider Services(ParseResult parsed)
    {
        var services = new ServiceCollection().AddLogParsing().AddBundleRanking().AddSingleton(terminal.Time).AddLogging();
        if (!parsed.GetValue(_model))
        {
            return services.BuildServiceProvider();
        }

        var configuration = new ConfigurationManager();
        BotConfiguration.Load(configuration, new() { ConfigPath = parsed.GetValue(_config) });
        if (ModelComposition.Read(configuration).Chat.Count == 0)
        {
            throw new BadInputException("--model: no model is configured. Name one under Models:Chat, or leave --model out to measure without one.");
        }

        return services.AddSingleton<IConfiguration>(configuration).AddModel(configuration).AddInvestigations().BuildServiceProvider();
    }

    private EvalRun RunOf(ServiceProvider services, bool withModel)
    {
        var tell = withModel ? new TellCase(services.GetRequiredService<INarrator>(), services.GetRequiredService<ModelBudget>(), terminal.Time) : null;
        return new(services.GetRequiredService<ILogParser>(), services.GetRequiredService<RankBundle>(), tell, terminal.Time);
    }
}
