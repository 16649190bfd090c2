using AiOps.Bot.Detection.Scorers.Boosting;
using AiOps.Bot.Detection.Tables;
using BenchmarkDotNet.Attributes;

namespace AiOps.Bot.Benchmarks;

/// <summary>Gradient-boosted trees, 100 of depth 6 over 16 columns.</summary>
[MemoryDiagnoser]
public class BoostingBenchmarks
{
    private const int Rows = 50_000;
    private readonly FeatureTable _table = Made.Table(Rows, 16);
    private readonly double[] _scores = new double[Rows];
    private ITableScorer _trees = null!;

    [GlobalSetup]
    public void Fit() => _trees = FitTrees();

    [Benchmark]
    public ITableScorer FitTrees() => new BoostedTreesTrainer().Fit(
        new(_table, [.. Enumerable.Range(0, Rows).Select(r => _table[r][0] * _table[r][1] > 0.5f)]), new(1, Environment.ProcessorCount), CancellationToken.None);

    /// <summary>Nanoseconds a row.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void Predict() => _trees.Score(_table.Values, _scores);
}
