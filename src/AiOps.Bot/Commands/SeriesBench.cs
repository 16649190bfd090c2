using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Commands;

/// <summary>How fast metric series are scored: one made-up metric with a day's curve and noise, one thread, all ways of looking on.</summary>
internal static class SeriesBench
{
    private const int Seed = 42;
    private const int RowsADay = 288;
    private const int SecondsARow = 300;
    private const int BatchSize = 500;
    private const double Target = 10_000;

    public static BenchRow Run(TimeSpan length, TimeProvider time, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var scorer = new SeriesScorer(metrics: 1, clock: true);
        var (began, count) = (time.GetTimestamp(), 0L);
        while (time.GetElapsedTime(began) < length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < BatchSize; i++)
            {
                var value = 100 + (50 * Math.Sin(2 * Math.PI * count / RowsADay)) + (5 * random.NextDouble());
                scorer.Observe(count++ * SecondsARow, [value]);
            }
        }

        var rate = count / time.GetElapsedTime(began).TotalSeconds;
        return new("metric series scored, one thread", rate, "rows/s", Target, rate >= Target, count);
    }
}
