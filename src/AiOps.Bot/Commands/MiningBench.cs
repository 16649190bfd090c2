using System.Text;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;
using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Commands;

/// <summary>Measures mining, and the whole ways of <c>parse-logs</c> and <c>score-logs</c>, on lines that are made up or a log of the user's.</summary>
internal sealed class MiningBench
{
    private const int MadeUp = 400_000;

    /// <summary>Of a longer log the miner alone is given as many; the whole ways read all of it.</summary>
    private const int MostLines = 1_000_000;

    private readonly string _of;
    private readonly Func<Stream> _open;
    private readonly TimeSpan _length;
    private readonly TimeProvider _time;

    /// <param name="path">The user's log; null for lines that are made up.</param>
    public MiningBench(string? path, TimeSpan length, TimeProvider time)
    {
        (_length, _time, _of) = (length, time, path is null ? "" : $" of {Path.GetFileName(path)}");
        var made = new Lazy<byte[]>(() => Encoding.UTF8.GetBytes(string.Join('\n', BenchLines.Make(MadeUp, time.GetUtcNow()))));
        _open = path is null ? () => new MemoryStream(made.Value, writable: false) : () => LogFile.Open(path);
    }

    /// <summary>Each time from nothing: how fast known lines are matched is the smaller part.</summary>
    public async Task<BenchRow> MineAsync(CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(cancellationToken);
        return await RateAsync($"template mining{_of}, one thread", 1_000_000, () =>
        {
            var miner = new TemplateMiner();
            foreach (var line in lines)
            {
                miner.Learn(line);
            }

            return Task.FromResult((long)lines.Count);
        }, cancellationToken);
    }

    public async Task<BenchRow> ParseAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("aiops-bench-");
        try
        {
            return await RateAsync($"parse-logs{_of}: read twice, mine, write", 200_000, async () =>
            {
                await using var log = _open();
                return (await ParseLogs.RunAsync(log, folder.FullName, new() { Threads = Environment.ProcessorCount }, cancellationToken)).Read.Lines;
            }, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public Task<BenchRow> ScoreAsync(CancellationToken cancellationToken) => RateAsync($"score-logs{_of}: read, mine, group, learn, score", 200_000, async () =>
    {
        await using var log = _open();
        return (await new ScoreLogs(new() { Fit = new(1, Environment.ProcessorCount) }).RunAsync([], log, TextWriter.Null, _ => { }, cancellationToken)).Read.Lines;
    }, cancellationToken);

    private async Task<List<string>> LinesAsync(CancellationToken cancellationToken)
    {
        await using var log = _open();
        using var reader = new LogLineReader(log);
        var lines = new List<string>();
        while (lines.Count < MostLines && await reader.ReadAsync(cancellationToken))
        {
            lines.Add(reader.Line.ToString());
        }

        return lines.Count > 0 ? lines : throw new BadInputException("--input has no line to measure with: give a log of some hundred thousand lines.");
    }

    private async Task<BenchRow> RateAsync(string work, double target, Func<Task<long>> run, CancellationToken cancellationToken)
    {
        var (began, count) = (_time.GetTimestamp(), 0L);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            count += await run();
        }
        while (_time.GetElapsedTime(began) < _length);

        var rate = count / _time.GetElapsedTime(began).TotalSeconds;
        return new(work, rate, "lines/s", target, rate >= target, count);
    }
}
