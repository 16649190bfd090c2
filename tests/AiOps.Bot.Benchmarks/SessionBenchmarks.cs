using System.Globalization;
using AiOps.Bot.Detection.Sessions;
using BenchmarkDotNet.Attributes;

namespace AiOps.Bot.Benchmarks;

/// <summary>Sessions of logs, two thousand of about twenty events, scored by the ensemble.</summary>
[MemoryDiagnoser]
public class SessionBenchmarks
{
    private const int Count = 2_000;
    private readonly double[] _scores = new double[Count];
    private LogSession[] _sessions = [];
    private ISessionScorer _scorer = null!;

    [GlobalSetup]
    public void Fit()
    {
        var random = new Random(3);
        _sessions = [.. Enumerable.Range(0, Count).Select(i => new LogSession(
            i.ToString(CultureInfo.InvariantCulture), Enumerable.Range(0, 18 + random.Next(5)).Select(step => ((step * 7) + random.Next(3)) % 60).ToArray()))];
        _scorer = SessionScorers.Named("ensemble").Fit(SessionTraining.Unlabelled(_sessions), new(1, Environment.ProcessorCount), CancellationToken.None);
    }

    /// <summary>Nanoseconds a session.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Score() => _scorer.Score(_sessions, _scores);
}
