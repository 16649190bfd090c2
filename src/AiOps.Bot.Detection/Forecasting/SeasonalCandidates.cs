using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// Simple robust ways to foretell the rows after an origin: medians of the same time of earlier days or weeks, with and without the last day's shift of level, and medians
/// of the last rows. A median forgets a past anomaly, on which fitted models stumble.
/// </summary>
internal static class SeasonalCandidates
{
    private const int DaysAWeek = 7;
    private static readonly int[] Days = [1, 2, 3, 4, 7, 10];
    private static readonly int[] Weeks = [1, 2, 3, 4];

    /// <param name="history">What is known; only it is looked at.</param>
    /// <param name="rows">How many rows to foretell.</param>
    /// <param name="perDay">Rows a day.</param>
    /// <returns>By name; what the history is too short for is left out.</returns>
    public static Dictionary<string, double[]> At(ReadOnlySpan<double> history, int rows, int perDay)
    {
        var found = new Dictionary<string, double[]>(StringComparer.Ordinal) { ["last rows"] = Recent(history, rows, 3), ["last day"] = Recent(history, rows, perDay) };
        AddSeasons(found, history, rows, (perDay, Days, "days"));
        AddSeasons(found, history, rows, (perDay * DaysAWeek, Weeks, "weeks"));
        return found;
    }

    private static void AddSeasons(Dictionary<string, double[]> found, ReadOnlySpan<double> history, int rows, (int Period, int[] Counts, string Word) season)
    {
        foreach (var count in season.Counts)
        {
            if ((long)season.Period * count > history.Length)
            {
                return;
            }

            var forecast = SamePhase(history, rows, season.Period, count);
            found[$"{count} {season.Word}"] = forecast;
            AddShifted(found, history, forecast, (season.Period, count, season.Word));
        }
    }

    /// <summary>The same, moved by (half of) what the last rows lay above or below the same forecast of them.</summary>
    private static void AddShifted(Dictionary<string, double[]> found, ReadOnlySpan<double> history, double[] forecast, (int Period, int Count, string Word) season)
    {
        var seen = forecast.Length;
        if (season.Count < 2 || history.Length - seen < (long)season.Period * season.Count)
        {
            return;
        }

        var before = SamePhase(history[..^seen], seen, season.Period, season.Count);
        var residuals = new double[seen];
        for (var i = 0; i < seen; i++)
        {
            residuals[i] = history[^(seen - i)] - before[i];
        }

        var shift = OrderStatistics.Median(residuals);
        found[$"{season.Count} {season.Word}, shifted"] = [.. forecast.Select(f => f + shift)];
        found[$"{season.Count} {season.Word}, half shifted"] = [.. forecast.Select(f => f + (shift / 2))];
    }

    private static double[] SamePhase(ReadOnlySpan<double> history, int rows, int period, int count)
    {
        var forecast = new double[rows];
        Span<double> same = stackalloc double[count];
        for (var i = 0; i < rows; i++)
        {
            // Rows beyond one period fall back on the same known ones.
            var last = history.Length - period + (i % period);
            for (var j = 0; j < count; j++)
            {
                same[j] = history[last - (period * j)];
            }

            forecast[i] = OrderStatistics.Median(same);
        }

        return forecast;
    }

    private static double[] Recent(ReadOnlySpan<double> history, int rows, int count)
    {
        var median = OrderStatistics.Median(history[^Math.Min(count, history.Length)..].ToArray());
        return [.. Enumerable.Repeat(median, rows)];
    }
}
