using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;
using BenchmarkDotNet.Attributes;

namespace AiOps.Bot.Benchmarks;

/// <summary>From a line to its template, a line at a time.</summary>
[MemoryDiagnoser]
public class MinerBenchmarks
{
    private const int Count = 10_000;
    private readonly string[] _lines = Made.Lines(Count);
    private readonly string[] _contents = [.. Made.Lines(Count).Select(Made.Content)];
    private readonly TemplateMiner _miner = new();
    private readonly LogParser _parser = new();

    [GlobalSetup]
    public void Learn()
    {
        foreach (var content in _contents)
        {
            _miner.Learn(content);
        }
    }

    /// <summary>Learning lines of known shapes, masks found on the way: nearly all that a running service does.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int LearnKnownLine()
    {
        var last = 0;
        foreach (var content in _contents)
        {
            last = _miner.Learn(content).GetHashCode();
        }

        return last;
    }

    /// <summary>Finding the template of a line without learning.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int MatchLine()
    {
        var found = 0;
        foreach (var content in _contents)
        {
            found += _miner.Match(content) is null ? 0 : 1;
        }

        return found;
    }

    /// <summary>Time, host, program and severity of a line of syslog.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int ParseLine()
    {
        var severe = 0;
        foreach (var line in _lines)
        {
            severe += _parser.Parse(line, Made.Noon).Severity == LogSeverity.Unknown ? 0 : 1;
        }

        return severe;
    }
}
