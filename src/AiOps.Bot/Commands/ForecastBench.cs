using AiOps.Bot.Detection.Forecasting;
using AiOps.Bot.Detection.Prediction;

namespace AiOps.Bot.Commands;

/// <summary>How long one forecast takes from nothing: a day ahead of six weeks of hours, with its interval; and the time to a limit over two weeks of five minutes.</summary>
internal static class ForecastBench
{
    private const int Seed = 42;
    private const int Hours = 24;
    private const int FiveMinutes = 288;
    private const double MostForecast = 1_000;
    private const double MostLimit = 100;

    public static IReadOnlyList<BenchRow> Run(TimeSpan length, TimeProvider time, CancellationToken cancellationToken)
    {
        var (hours, minutes) = (Values(42 * Hours, Hours, 0), Values(14 * FiveMinutes, FiveMinutes, 0.01));
        var question = new ThresholdQuestion(400, true, 7 * FiveMinutes, FiveMinutes);
        return
        [
            Measure("forecast of a day from six weeks of hours", MostForecast, () => ForecastInterval.Forecast(new CombinedForecaster(), new(hours), hours.Length, new(Hours, Hours)), (length, time), cancellationToken),
            Measure("time to a limit from two weeks of five minutes", MostLimit, () => ThresholdForecaster.Foretell(minutes, question), (length, time), cancellationToken),
        ];
    }

    private static BenchRow Measure(string work, double target, Action run, (TimeSpan Length, TimeProvider Time) measured, CancellationToken cancellationToken)
    {
        run();
        var (began, count) = (measured.Time.GetTimestamp(), 0L);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            run();
            count++;
        }
        while (measured.Time.GetElapsedTime(began) < measured.Length);

        var milliseconds = measured.Time.GetElapsedTime(began).TotalMilliseconds / count;
        return new(work, milliseconds, "ms", target, milliseconds <= target, count);
    }

    private static double[] Values(int count, int perDay, double growth)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(i => 100 + (growth * i) + (50 * Math.Sin(2 * Math.PI * i / perDay)) + (5 * random.NextDouble()))];
    }
}
