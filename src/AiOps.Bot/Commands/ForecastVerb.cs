using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Detection.Forecasting;
using AiOps.Bot.Detection.Prediction;
using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Commands;

/// <summary>Foretells a metric.</summary>
internal sealed class ForecastVerb(Terminal terminal) : IVerb
{
    private readonly Option<string> _input = new("--input", "-i") { Description = "A CSV file with timestamp,value; '-' for standard input.", Required = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where to write; '-' = standard output.", DefaultValueFactory = _ => "-" };
    private readonly Option<int?> _horizon = new("--horizon") { Description = "How many rows to foretell. Default: 24; with --threshold thirty days." };
    private readonly Option<int> _every = new("--every") { Description = "With --from: how many rows lie between two origins.", DefaultValueFactory = _ => 24 };
    private readonly Option<int?> _from = new("--from") { Description = "The first row to foretell (from 0), each origin from what came before it. Default: the rows after the last." };

    private readonly Option<string> _model = new("--model", "-m") { Description = $"How: {string.Join(", ", Forecasters.Names)}.", DefaultValueFactory = _ => Forecasters.Default };
    private readonly Option<string?> _holidays = new("--holidays") { Description = "With --model additive: days that are unlike others, past and to come, as 2026-12-25,2027-01-01 (UTC)." };
    private readonly Option<double?> _threshold = new("--threshold") { Description = "Says instead when the metric passes this limit, and how sure that is." };
    private readonly Option<string> _direction = new Option<string>("--direction") { Description = "With --threshold: up (a disk fills) or down (free space ends).", DefaultValueFactory = _ => "up" }.AcceptOnlyFromAmong("up", "down");
    private readonly Option<bool> _json = new("--json") { Description = "With --threshold: prints JSON." };

    public Command Build()
    {
        var command = new Command("forecast", """
            Foretells a metric by what it did at the same time of earlier days and weeks, with an interval that about 95 of 100 values lie in, as far as the past tells.
            Writes row,timestamp,forecast,lower,upper; rows count from 0.
            With --threshold it says when a metric that fills up passes its limit: the middle of the expectation, and the time in which it passes in eight cases of ten. What is emptied
            again and again (log rotation) is known as such. Exit code 1 where passing is to be expected within the horizon.

            Examples:
              aiops forecast --input disk-used.csv --horizon 48
              aiops forecast --input free-space.csv --threshold 0 --direction down
              aiops forecast --input requests.csv --output backtest.csv --from 700 --every 24 --horizon 24
            """) { _input, _output, _horizon, _every, _from, _model, _holidays, _threshold, _direction, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = parsed.GetValue(_input)!;
        using var reader = new StreamReader(input == "-" ? terminal.Input() : LogFile.Open(input));
        var table = await ReadAsync(reader, input, cancellationToken);
        if (parsed.GetValue(_threshold) is { } threshold)
        {
            return await PredictAsync(table, threshold, parsed, cancellationToken);
        }

        var (horizon, every, from) = (parsed.GetValue(_horizon) ?? 24, parsed.GetValue(_every), parsed.GetValue(_from));
        if (horizon is < 1 or > 100_000 || every < 1 || from < 1 || from >= table.Rows)
        {
            throw new BadInputException($"--horizon and --every are at least 1, and --from lies within the {table.Rows} rows, after the first.");
        }

        var forecaster = ForecasterOf(parsed, table);
        var output = parsed.GetValue(_output)!;
        await using var file = output == "-" ? null : new StreamWriter(output);
        await ProgressLine.RunAsync(terminal, "Forecasting", _ => Task.Run(() => table.Write(file ?? terminal.Output, forecaster, (horizon, every, from), cancellationToken), cancellationToken));
        return ExitCodes.Fine;
    }

    private IForecaster ForecasterOf(ParseResult parsed, ForecastTable table)
    {
        var model = parsed.GetValue(_model)!;
        if (parsed.GetValue(_holidays) is { } holidays)
        {
            return model == AdditiveForecaster.Model
                ? new AdditiveForecaster(table.On(holidays.Split(',').Select(DayOf).ToHashSet()))
                : throw new BadInputException($"--holidays is for --model {AdditiveForecaster.Model}.");
        }

        return Forecasters.Names.Contains(model) ? Forecasters.Create(model) : throw new BadInputException($"--model {model} is unknown; there are {string.Join(", ", Forecasters.Names)}.");
    }

    private static DateOnly DayOf(string text) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new BadInputException($"--holidays: '{text.Trim()}' is not a day as 2026-12-25.");

    private async Task<int> PredictAsync(ForecastTable table, double threshold, ParseResult parsed, CancellationToken cancellationToken)
    {
        var horizon = parsed.GetValue(_horizon) ?? ThresholdText.Days * table.PerDay();
        if (horizon < 1 || !double.IsFinite(threshold))
        {
            throw new BadInputException("--horizon is at least 1, and --threshold a number.");
        }

        var isUpward = parsed.GetValue(_direction) == "up";
        var forecast = ThresholdForecaster.Foretell(table.History.Before(table.Rows), new(threshold, isUpward, horizon, table.PerDay()));
        var text = new ThresholdText(forecast, table, threshold, horizon);
        var output = parsed.GetValue(_output)!;
        await using var file = output == "-" ? null : new StreamWriter(output);
        await (file ?? terminal.Output).WriteLineAsync((parsed.GetValue(_json) ? text.Json() : text.Sentence(isUpward)).AsMemory(), cancellationToken);
        return forecast.Outcome is ThresholdOutcome.Passed or ThresholdOutcome.Expected ? ExitCodes.FoundOrFailed : ExitCodes.Fine;
    }

    private static async Task<ForecastTable> ReadAsync(StreamReader reader, string input, CancellationToken cancellationToken)
    {
        try
        {
            return await ForecastTable.ReadAsync(reader, cancellationToken);
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"{input}: {ex.Message}.");
        }
    }
}
