using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Scorers.Boosting;
using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Commands;

/// <summary>Measures the scorers of feature tables, on normal random numbers of a fixed seed.</summary>
internal static class TableBench
{
    private const int Width = 16;

    public static IEnumerable<BenchRow> Forest(TimeSpan length, TimeProvider time, CancellationToken cancellationToken)
    {
        const int rows = 1_000_000;
        var table = Table(rows, 1);
        var forest = new IsolationForestTrainer(trees: 100).Fit(TrainingTable.Unlabelled(table), new(), cancellationToken);
        var scores = new double[rows];
        forest.Score(table.Values[..(Width * 10_000)], scores.AsSpan(0, 10_000));
        var (began, count) = (time.GetTimestamp(), 0L);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            forest.Score(table.Values, scores);
            count += rows;
        }
        while (time.GetElapsedTime(began) < length);

        var rate = count / time.GetElapsedTime(began).TotalSeconds;
        yield return new("isolation forest, 1M x 16, 100 trees, one thread", rate, "rows/s", 560_000, rate >= 560_000, count);
        yield return OneRow(forest, table, length, time);
    }

    private static BenchRow OneRow(ITableScorer forest, FeatureTable table, TimeSpan length, TimeProvider time)
    {
        var score = new double[1];
        var (began, count) = (time.GetTimestamp(), 0L);
        while (time.GetElapsedTime(began) < length)
        {
            for (var i = 0; i < 100; i++)
            {
                forest.Score(table[(int)(count++ % table.Rows)], score);
            }
        }

        var microseconds = time.GetElapsedTime(began).TotalMicroseconds / count;
        return new("isolation forest, one row", microseconds, "us", 20, microseconds <= 20, count);
    }

    public static IEnumerable<BenchRow> Boosting(TimeProvider time, CancellationToken cancellationToken)
    {
        const int rows = 800_000;
        var table = Table(rows, 2);
        var noise = new Random(3);
        var labels = Enumerable.Range(0, rows).Select(r => Signal(table[r]) + ((noise.NextDouble() - 0.5) * 0.5) > 1.5).ToArray();
        var began = time.GetTimestamp();
        var trees = new BoostedTreesTrainer().Fit(new(table, [.. labels]), new(1, Environment.ProcessorCount), cancellationToken);
        var seconds = time.GetElapsedTime(began).TotalSeconds;
        yield return new("boosted trees, 800k x 16, 100 trees of depth 6: fit", seconds, "s", 6, seconds <= 6, rows);
        var fresh = Table(100_000, 4);
        var scores = new double[fresh.Rows];
        trees.Score(fresh.Values, scores);
        var auc = AreaUnderCurve.Of([.. Enumerable.Range(0, fresh.Rows).Select(r => Signal(fresh[r]) > 1.5)], scores);
        yield return new("boosted trees, fresh rows: area under the curve", auc, "", 0.98, auc >= 0.98, fresh.Rows);
    }

    /// <summary>Not linear, with interactions, over some of the columns.</summary>
    private static double Signal(ReadOnlySpan<float> row) => (row[0] * row[1]) + Math.Sin(row[2] * 2) + (row[3] > 0.5 ? 1 : 0) + (0.5 * row[4]) + (row[5] * row[5] * 0.3);

    private static FeatureTable Table(int rows, int seed)
    {
        var random = new Random(seed);
        var values = new float[rows * Width];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return new([.. Enumerable.Range(0, Width).Select(i => $"x{i}")], values);
    }
}
