namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// Forecasts with intervals, from the errors that the same forecaster made from the latest origins before (split conformal prediction over rolling origins: Vovk et al. 2005; Stankeviciute
/// et al., NeurIPS 2021). Uses nothing after the origin.
/// </summary>
public static class ForecastInterval
{
    /// <summary>Origins that errors are taken from: two weeks of day-ahead forecasts.</summary>
    private const int Blocks = 14;

    /// <summary>Errors grow with how far is looked ahead, so they are taken by parts of the way, as many as leave enough errors for the tails.</summary>
    private const int Parts = 3;

    private const double Tail = 0.025;

    /// <param name="origin">The first row to foretell, at least 1; where it is less than the forecaster needs, the median of the last rows stands in.</param>
    public static ForecastPoint[] Forecast(IForecaster forecaster, SeriesHistory history, int origin, ForecastShape shape)
    {
        var able = origin >= forecaster.LeastHistory(shape) ? forecaster : new RecentMedian(null);
        var told = history.Told(able, origin, shape);
        var errors = Errors(able, history, origin, shape);
        var (low, high) = Range(history.Before(origin));
        return [.. told.Select((expected, row) => errors[PartOf(row, shape)] is { Count: > 0 } known
            ? new ForecastPoint(expected, expected + Math.Min(0, Quantile(known, Tail)), expected + Math.Max(0, Quantile(known, 1 - Tail)))
            : new(expected, Math.Min(expected, low), Math.Max(expected, high)))];
    }

    private static int PartOf(int row, ForecastShape shape) => row * Parts / shape.Rows;

    private static (double Low, double High) Range(ReadOnlySpan<double> known)
    {
        var (low, high) = (known[0], known[0]);
        foreach (var value in known)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return (low, high);
    }

    /// <summary>Seen minus foretold, by part, ascending.</summary>
    private static List<double>[] Errors(IForecaster forecaster, SeriesHistory history, int origin, ForecastShape shape)
    {
        var errors = Enumerable.Range(0, Parts).Select(_ => new List<double>()).ToArray();
        for (var block = 1; block <= Blocks && origin - (block * shape.Rows) >= Math.Max(1, forecaster.LeastHistory(shape)); block++)
        {
            var from = origin - (block * shape.Rows);
            var told = history.Told(forecaster, from, shape);
            for (var row = 0; row < told.Length; row++)
            {
                errors[PartOf(row, shape)].Add(history[from + row] - told[row]);
            }
        }

        Array.ForEach(errors, e => e.Sort());
        return errors;
    }

    /// <summary>The quantile with one more error than is known, which makes up for having seen few.</summary>
    private static double Quantile(List<double> sorted, double share)
    {
        var place = (share * (sorted.Count + 1)) - 1;
        var below = (int)Math.Clamp(Math.Floor(place), 0, sorted.Count - 1);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (Math.Clamp(place - below, 0, 1) * (sorted[above] - sorted[below]));
    }
}
