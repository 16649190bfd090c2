using AiOps.Bot.Detection.Templates;
using BenchmarkDotNet.Attributes;

namespace AiOps.Bot.Benchmarks;

/// <summary>Finding what varies in one line that a new miner sees for the first time.</summary>
[MemoryDiagnoser]
public class MaskBenchmarks
{
    [Params(
        "request /orders/81273 took 18 ms status 200",
        "retry 3 of order 7d9f0001-13f0-4a5c-9b1d-0000000012ab at 10.1.4.211:50010",
        "assumed arn:aws:iam::111122223333:role/deploy at 2026-03-14T12:00:00.123Z from 2001:db8::17")]
    public string Line { get; set; } = "";

    [Benchmark]
    public string MaskedTemplate() => new TemplateMiner().Learn(Line).ToString()!;
}
