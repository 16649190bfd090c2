using AiOps.Bot.Core.Redaction;
using BenchmarkDotNet.Attributes;

namespace AiOps.Bot.Benchmarks;

/// <summary>Looking for secrets in what leaves the process.</summary>
[MemoryDiagnoser]
public class RedactionBenchmarks
{
    private const int Count = 1_000;
    private readonly string[] _lines = Made.Lines(Count);
    private readonly SecretRedactor _redactor = new();

    [Benchmark(OperationsPerInvoke = Count)]
    public int RedactLine()
    {
        var length = 0;
        foreach (var line in _lines)
        {
            length += _redactor.Redact(line).Length;
        }

        return length;
    }

    [Benchmark]
    public string RedactLineWithPassword() => _redactor.Redact("connecting with Server=db-1;User Id=app;Password=S3cr3t-4-everybody; as app");
}
