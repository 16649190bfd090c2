namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// Foretells rows as the median of simple robust forecasts, each weighted by the inverse fourth power of its own mean error over the latest blocks of the same length (a forecast
/// combination: Bates and Granger 1969; Timmermann 2006). The interval comes from the errors that the best of them made. Uses nothing after the origin.
/// </summary>
public static class SeasonalForecaster
{
    /// <summary>Blocks that errors are measured on: two weeks of day-ahead forecasts.</summary>
    private const int Blocks = 14;

    private const double Sharpness = 4;
    private const double Tail = 0.025;

    /// <param name="history">In order of time, at equal steps, at least one value; values that are not numbers are taken as the one before.</param>
    /// <param name="rows">How many rows after the history, at least 1.</param>
    /// <param name="perDay">Rows a day, at least 1.</param>
    public static ForecastPoint[] Forecast(ReadOnlySpan<double> history, int rows, int perDay)
    {
        var known = Filled(history);
        var candidates = SeasonalCandidates.At(known, rows, perDay);
        var errors = Errors(known, rows, perDay);
        var weights = candidates.Keys.Where(errors.ContainsKey).ToDictionary(n => n, n => Math.Pow(errors[n].Average(Math.Abs) + 1e-12, -Sharpness), StringComparer.Ordinal);
        if (weights.Count == 0)
        {
            var (low, high) = (known.Min(), known.Max());
            return [.. candidates["last day"].Select(f => new ForecastPoint(f, low, high))];
        }

        var best = errors[weights.MaxBy(w => w.Value).Key];
        best.Sort();
        var (lower, upper) = (best[(int)(Tail * (best.Count - 1))], best[(int)Math.Ceiling((1 - Tail) * (best.Count - 1))]);
        return
        [
            .. Enumerable.Range(0, rows).Select(i => Middle([.. weights.Select(w => (candidates[w.Key][i], w.Value))]))
                .Select(f => new ForecastPoint(f, f + Math.Min(lower, 0), f + Math.Max(upper, 0))),
        ];
    }

    /// <summary>The weighted median: what more than half of the weight is not above. One forecast that repeats a past spike does not move it.</summary>
    private static double Middle((double Forecast, double Weight)[] told)
    {
        Array.Sort(told, (a, b) => a.Forecast.CompareTo(b.Forecast));
        var half = told.Sum(t => t.Weight) / 2;
        var sum = 0.0;
        return told.First(t => (sum += t.Weight) >= half).Forecast;
    }

    /// <summary>Seen minus foretold, over the latest blocks; candidates that could not tell at least half of the blocks are left out.</summary>
    private static Dictionary<string, List<double>> Errors(double[] known, int rows, int perDay)
    {
        var errors = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        var blocks = Math.Min(Blocks, (known.Length - 1) / rows);
        for (var block = 1; block <= blocks; block++)
        {
            var origin = known.Length - (block * rows);
            foreach (var (name, forecast) in SeasonalCandidates.At(known.AsSpan(0, origin), rows, perDay))
            {
                if (!errors.TryGetValue(name, out var list))
                {
                    errors[name] = list = [];
                }

                list.AddRange(forecast.Select((f, i) => known[origin + i] - f));
            }
        }

        return errors.Where(e => e.Value.Count * 2 >= blocks * rows).ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
    }

    private static double[] Filled(ReadOnlySpan<double> history)
    {
        var known = history.ToArray();
        var last = known.FirstOrDefault(double.IsFinite);
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = last = double.IsFinite(known[i]) ? known[i] : last;
        }

        return known;
    }
}
