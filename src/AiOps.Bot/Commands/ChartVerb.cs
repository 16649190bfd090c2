using System.CommandLine;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Cards.Charts;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection;
using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Commands;

/// <summary>Paints a metric with what was expected of it, as chat cards show it.</summary>
internal sealed class ChartVerb(Terminal terminal) : IVerb
{
    private readonly Option<string> _input = new("--input", "-i") { Description = "A CSV file with a column timestamp and one of numbers; '-' for standard input.", Required = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The PNG file to write; '-' for standard output.", Required = true };
    private readonly Option<string?> _column = new("--column") { Description = "The column of numbers. Default: the first." };
    private readonly Option<double?> _hours = new("--hours") { Description = "Shows the last so many hours; the rest is learned from. Default: all." };
    private readonly Option<string?> _zone = new("--zone") { Description = "The zone of the times on the axis, for example UTC or Europe/Berlin. Default: this machine's." };
    private readonly Option<string> _size = new Option<string>("--size") { Description = "dense: 1440x600 for phones. large: 720x300. small: 360x160.", DefaultValueFactory = _ => "dense" }.AcceptOnlyFromAmong("dense", "large", "small");
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("chart", $"""
            Paints a metric as PNG: its line, the band that was expected of each value by what came before it, and what was unusual as diamonds on the line. The picture in a sentence,
            for those who do not see it, is printed beside it. Of long inputs the last {ChartedSeries.MostValues:N0} values are shown.

            Examples:
              aiops chart --input cpu.csv --output cpu.png
              aiops chart --input metrics.csv --column latency --hours 24 --zone Europe/Berlin --output latency.png
            """) { _input, _output, _column, _hours, _zone, _size, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (input, output) = (parsed.GetValue(_input)!, parsed.GetValue(_output)!);
        var zone = parsed.GetValue(_zone) is { } name ? ZoneOf(name) : terminal.Zone;
        var (column, values) = await ReadAsync(input, parsed.GetValue(_column), cancellationToken);
        var window = WindowOf(values, parsed.GetValue(_hours));
        var stream = new MetricStream(ResourceId.Unknown, input == "-" ? "standard input" : Path.GetFileNameWithoutExtension(input), "", column, "");
        var chart = MeasuredChart.Of(new(stream, [.. values.Where(v => window.Contains(v.Time))]), window);
        var picture = new ChartPainter().Paint(chart, SizeOf(parsed.GetValue(_size)!), zone);
        await WriteAsync(output, picture, cancellationToken);
        await TellAsync(parsed, chart, output);
        return ExitCodes.Fine;
    }

    private async Task<(string Column, IReadOnlyList<ScoredValue> Values)> ReadAsync(string input, string? column, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input == "-" ? terminal.Input() : LogFile.Open(input));
        try
        {
            var read = await ChartedSeries.ReadAsync(reader, column, cancellationToken);
            return read.Values.Count > 0 ? read : throw new FormatException("it has no row with a time and a number");
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"{input}: {ex.Message}.");
        }
    }

    private static TimeRange WindowOf(IReadOnlyList<ScoredValue> values, double? hours)
    {
        if (hours is not null and not (> 0 and < 1e6))
        {
            throw new BadInputException("--hours is a number above 0.");
        }

        var to = values[^1].Time.AddSeconds(1);
        return new(hours is { } shown && to.AddHours(-shown) > values[0].Time ? to.AddHours(-shown) : values[0].Time, to);
    }

    private static TimeZoneInfo ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : throw new BadInputException($"--zone '{name}' is unknown; write it as Europe/Berlin or UTC.");

    private static ChartSize SizeOf(string name) => name switch
    {
        "small" => ChartSize.Small,
        "large" => ChartSize.Large,
        _ => ChartSize.Dense,
    };

    private async Task WriteAsync(string output, byte[] picture, CancellationToken cancellationToken)
    {
        if (output != "-")
        {
            await File.WriteAllBytesAsync(output, picture, cancellationToken);
            return;
        }

        await using var stream = terminal.RawOutput();
        await stream.WriteAsync(picture, cancellationToken);
    }

    private async Task TellAsync(ParseResult parsed, CardChart chart, string output)
    {
        var beside = output == "-" ? terminal.Error : terminal.Output;
        await beside.WriteLineAsync(parsed.GetValue(_json)
            ? JsonText.OneLine(new { output, title = chart.Title, alt = chart.Alt, points = chart.Points.Length, unusual = chart.Points.Count(p => p.Flagged) })
            : $"{chart.Title}: {chart.Alt}");
    }
}
