using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Tables;
using BenchmarkDotNet.Attributes;

namespace AiOps.Bot.Benchmarks;

/// <summary>An isolation forest of 100 trees over 16 columns.</summary>
[MemoryDiagnoser]
public class ForestBenchmarks
{
    private const int Rows = 100_000;
    private readonly FeatureTable _table = Made.Table(Rows, 16);
    private readonly double[] _scores = new double[Rows];
    private ITableScorer _forest = null!;

    [GlobalSetup]
    public void Fit() => _forest = FitForest();

    [Benchmark]
    public ITableScorer FitForest() => new IsolationForestTrainer(trees: 100).Fit(TrainingTable.Unlabelled(_table), new(1, 1), CancellationToken.None);

    /// <summary>Nanoseconds a row of a large batch.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void ScoreBatch() => _forest.Score(_table.Values, _scores);

    [Benchmark]
    public void ScoreOneRow() => _forest.Score(_table[17], _scores.AsSpan(0, 1));
}
