using System.CommandLine;
using System.Globalization;

namespace AiOps.Bot.Commands;

/// <summary>Measures the speeds that the product promises, on this machine.</summary>
internal sealed class BenchVerb(Terminal terminal) : IVerb
{
    private readonly Option<int> _seconds = new("--seconds") { Description = "How long each row is measured.", DefaultValueFactory = _ => 5 };
    private readonly Option<bool> _large = new("--large") { Description = "Also mines a hundred million lines and searches a million vectors: takes some minutes and 2 GB in the temporary folder." };
    private readonly Option<string?> _only = new("--only") { Description = "Measures one part: mining, memory, ingest, alerts, clicks, bundles, series, forecasts, sessions, networks, tables or vectors." };
    private readonly Option<string?> _input = new("--input", "-i") { Description = "A log of yours, that mining and sessions are measured on instead of made-up lines. gzip is unpacked." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("bench", """
            Measures ingest, template mining, vector search, the way from an alert to its card and from a click in chat to its acknowledgement, an investigation and the scorers on this machine, against the
            targets of the design. Of what was measured many times it tells the median (p50) and what one in a hundred exceeds (p99), which must meet the target. Other work on the
            machine counts against it; measure one part with --only where the memory of the process is told.
            Uses a database in the temporary folder, which it removes.

            Example:
              aiops bench --seconds 5
              aiops bench --only vectors --large
              aiops bench --only mining --input /var/log/syslog
            """) { _seconds, _large, _only, _input, _json };
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

        if (parsed.GetValue(_only) is { } only && !Parts(default, parsed, cancellationToken).Any(p => IsWanted(p.Name, parsed)))
        {
            throw new BadInputException($"--only {only} is not a part; it must be mining, memory, ingest, alerts, clicks, bundles, series, forecasts, sessions, networks, tables or vectors.");
        }

        var length = TimeSpan.FromSeconds(seconds);
        var rows = new List<BenchRow>();
        foreach (var (name, measure) in Parts(length, parsed, cancellationToken).Where(p => IsWanted(p.Name, parsed)))
        {
            await ProgressLine.RunAsync(terminal, $"Measuring {name}", async _ => rows.AddRange(await measure()));
        }

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

    private bool IsWanted(string part, ParseResult parsed) => parsed.GetValue(_only) is not { } only || part.StartsWith(only, StringComparison.Ordinal);

    private IEnumerable<(string Name, Func<Task<IReadOnlyList<BenchRow>>> Measure)> Parts(TimeSpan length, ParseResult parsed, CancellationToken cancellationToken)
    {
        var time = terminal.Time;
        var mining = new MiningBench(parsed.GetValue(_input), length, time);
        yield return ("mining", async () => [await mining.MineAsync(cancellationToken), await mining.ParseAsync(cancellationToken)]);
        yield return ("memory", () => Task.FromResult<IReadOnlyList<BenchRow>>([MinerMemoryBench.Run(10_000_000, time, cancellationToken)]));
        yield return ("ingest", async () => [await Bench.IngestAsync(length, time, cancellationToken)]);
        yield return ("alerts", async () => [await Bench.AlertToCardAsync(length, time, cancellationToken)]);
        yield return ("clicks", async () => [await new ClickBench(time).RunAsync(cancellationToken)]);
        yield return ("bundles", () => new BundleBench(time).RunAsync(cancellationToken));
        yield return ("series", () => Task.FromResult<IReadOnlyList<BenchRow>>([SeriesBench.Run(length, time, cancellationToken)]));
        yield return ("forecasts", () => Task.FromResult(ForecastBench.Run(length, time, cancellationToken)));
        yield return ("sessions", async () => [await mining.ScoreAsync(cancellationToken)]);
        yield return ("networks", () => Task.FromResult<IReadOnlyList<BenchRow>>([NetworkBench.Autoencoder(time, cancellationToken), NetworkBench.Lstm(time, cancellationToken)]));
        yield return ("tables", () => Task.FromResult<IReadOnlyList<BenchRow>>([.. TableBench.Forest(length, time, cancellationToken), .. TableBench.Boosting(time, cancellationToken)]));
        yield return ("vectors", () => Bench.SearchVectorsAsync(100_000, (5, 100), (length, time), cancellationToken));
        if (parsed.GetValue(_large))
        {
            yield return ("memory, a hundred million lines", () => Task.FromResult<IReadOnlyList<BenchRow>>([MinerMemoryBench.Run(100_000_000, time, cancellationToken)]));
            yield return ("vectors, a million", () => Bench.SearchVectorsAsync(1_000_000, (25, 600), (length, time), cancellationToken));
        }
    }

    private async Task WriteAsync(List<BenchRow> rows)
    {
        foreach (var row in rows)
        {
            var measured = row.P50 is { } p50 ? string.Create(CultureInfo.InvariantCulture, $"p50 {p50,6:N1}  p99 {row.Value,8:N1}") : string.Create(CultureInfo.InvariantCulture, $"{row.Value,24:N1}");
            var text = string.Create(CultureInfo.InvariantCulture, $"{row.Work,-60} {measured} {row.Unit,-9} target {row.Target,12:N0}  {(row.Met ? "met" : "not met"),-8} ({row.Samples:N0})");
            await terminal.Output.WriteLineAsync(text);
        }
    }
}
