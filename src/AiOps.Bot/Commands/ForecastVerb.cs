using System.CommandLine;
using AiOps.Bot.Detection.Forecasting;
using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Commands;

/// <summary>Foretells a metric.</summary>
internal sealed class ForecastVerb(Terminal terminal) : IVerb
{
    private readonly Option<string> _input = new("--input", "-i") { Description = "A CSV file with timestamp,value; '-' for standard input.", Required = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where to write; '-' = standard output.", DefaultValueFactory = _ => "-" };
    private readonly Option<int> _horizon = new("--horizon") { Description = "How many rows to foretell.", DefaultValueFactory = _ => 24 };
    private readonly Option<int> _every = new("--every") { Description = "With --from: how many rows lie between two origins.", DefaultValueFactory = _ => 24 };
    private readonly Option<int?> _from = new("--from") { Description = "The first row to foretell (from 0), each origin from what came before it. Default: the rows after the last." };

    private readonly Option<string> _model = new("--model", "-m") { Description = $"How: {string.Join(", ", Forecasters.Names)}.", DefaultValueFactory = _ => Forecasters.Default };

    public Command Build()
    {
        var command = new Command("forecast", """
            Foretells a metric by what it did at the same time of earlier days and weeks, with an interval that about 95 of 100 values lie in, as far as the past tells.
            Writes row,timestamp,forecast,lower,upper; rows count from 0.

            Examples:
              aiops forecast --input disk-used.csv --horizon 48
              aiops forecast --input requests.csv --output backtest.csv --from 700 --every 24 --horizon 24
            """) { _input, _output, _horizon, _every, _from, _model };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = parsed.GetValue(_input)!;
        using var reader = new StreamReader(input == "-" ? terminal.Input() : LogFile.Open(input));
        var table = await ReadAsync(reader, input, cancellationToken);
        var (horizon, every, from) = (parsed.GetValue(_horizon), parsed.GetValue(_every), parsed.GetValue(_from));
        if (horizon is < 1 or > 100_000 || every < 1 || from < 1 || from >= table.Rows)
        {
            throw new BadInputException($"--horizon and --every are at least 1, and --from lies within the {table.Rows} rows, after the first.");
        }

        var model = parsed.GetValue(_model)!;
        var forecaster = Forecasters.Names.Contains(model) ? Forecasters.Create(model) : throw new BadInputException($"--model {model} is unknown; there are {string.Join(", ", Forecasters.Names)}.");
        var output = parsed.GetValue(_output)!;
        await using var file = output == "-" ? null : new StreamWriter(output);
        await ProgressLine.RunAsync(terminal, "Forecasting", _ => Task.Run(() => table.Write(file ?? terminal.Output, forecaster, (horizon, every, from), cancellationToken), cancellationToken));
        return ExitCodes.Fine;
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
