using AiOps.Bot.Core.Cards.Charts;
using AiOps.Bot.Detection.Scorers.Series;
using BenchmarkDotNet.Attributes;

namespace AiOps.Bot.Benchmarks;

/// <summary>Metrics: scoring them value by value, and painting what was found.</summary>
[MemoryDiagnoser]
public class SeriesBenchmarks
{
    private const int SecondsARow = 300;
    private const int RowsADay = 288;
    private readonly SeriesScorer _one = new(metrics: 1, clock: true);
    private readonly SeriesScorer _many = new(metrics: 38, clock: true);
    private readonly double[] _values = new double[38];
    private readonly ChartPainter _painter = new();
    private long _row;

    /// <summary>Past the rows in which everything is new.</summary>
    [GlobalSetup]
    public void Learn()
    {
        for (var i = 0; i < 7 * RowsADay; i++)
        {
            ScorePoint();
            ScoreRowOfManyMetrics();
        }
    }

    [Benchmark]
    public double ScorePoint() => _one.Observe(_row++ * SecondsARow, [Value(0)]).Score;

    [Benchmark]
    public double ScoreRowOfManyMetrics()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = Value(i);
        }

        return _many.Observe(_row++ * SecondsARow, _values).Score;
    }

    [Benchmark]
    public byte[] PaintPng() => _painter.Paint(Made.Chart(), ChartSize.Large, TimeZoneInfo.Utc);

    private double Value(int metric) => 100 + (50 * Math.Sin(2 * Math.PI * _row / RowsADay)) + (_row * (metric + 3) % 7);
}
