using System.CommandLine;
using System.Globalization;

namespace AiOps.Bot.Commands;

/// <summary>Measures the speeds that the product promises, on this machine.</summary>
internal sealed class BenchVerb(Terminal terminal) : IVerb
{
    private readonly Option<int> _seconds = new("--seconds") { Description = "How long each row is measured.", DefaultValueFactory = _ => 5 };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("bench", """
            Measures ingest, template mining, the way from an alert to its card and from a click in chat to its acknowledgement on this machine, against the targets of the design.
            Uses a database in the temporary folder, which it removes.

            Example:
              aiops bench --seconds 5
            """) { _seconds, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var seconds = parsed.GetValue(_seconds);
        if (seconds is < 1 or > 600)
        {
            throw new BadInputException($"--seconds {seconds} must be between 1 and 600.");
        }

        var length = TimeSpan.FromSeconds(seconds);
        var rows = new List<BenchRow>();
        await ProgressLine.RunAsync(terminal, "Measuring", async _ =>
        {
            rows.Add(Bench.MineTemplates(length, terminal.Time, cancellationToken));
            rows.Add(await Bench.IngestAsync(length, terminal.Time, cancellationToken));
            rows.Add(await Bench.AlertToCardAsync(length, terminal.Time, cancellationToken));
            rows.Add(await new ClickBench(terminal.Time).RunAsync(cancellationToken));
            rows.AddRange(TableBench.Forest(length, terminal.Time, cancellationToken));
            rows.AddRange(TableBench.Boosting(terminal.Time, cancellationToken));
        });
        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(new { processors = Environment.ProcessorCount, rows }));
        }
        else
        {
            await WriteAsync(rows);
        }

        return ExitCodes.Fine;
    }

    private async Task WriteAsync(List<BenchRow> rows)
    {
        foreach (var row in rows)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{row.Work,-48} {row.Value,14:N1} {row.Unit,-9} target {row.Target,12:N0}  {(row.Met ? "met" : "not met")}");
            await terminal.Output.WriteLineAsync(text);
        }
    }
}
