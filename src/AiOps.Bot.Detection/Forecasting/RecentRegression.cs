using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// A profile of earlier days corrected by what the last rows say: how far they lay from it, the same time of the last day and week, other profiles. How much each counts is fitted by
/// least absolute deviations over forecasts from earlier origins of the same series.
/// </summary>
internal sealed class RecentRegression(string name, SeasonProfile[] profiles, double phaseHours) : IForecaster
{
    /// <summary>Earlier origins that are learned from: more make no difference but time.</summary>
    private const int MostOrigins = 200;

    private const int LeastOrigins = 20;

    /// <summary>Of a row a day older.</summary>
    private const double DayFade = 0.976;

    private const double Pull = 0.05;
    private const int Fixed = 9;

    // What is believed before anything is learned: a fading part of the last rows' residuals, and the profile.
    private static readonly double[] Prior = [0, 0.2, 0.4, 0.2, 0.2];

    // Hours looked at and hours in which what they say fades; set on series of several kinds, where results are flat from half to twice of each.
    private static readonly (double Hours, double Fade)[] Windows = [(1, 2), (3, 4), (6, 10), (12, 20), (24, double.PositiveInfinity), (72, double.PositiveInfinity)];

    public string Name => name;

    private int Width => Fixed + profiles.Length - 1;

    public int LeastHistory(ForecastShape shape) => FirstOrigin(shape) + shape.Rows + LeastOrigins;

    public double[] Forecast(SeriesHistory history, int origin, ForecastShape shape)
    {
        var coefficients = Learn(history, origin, shape);
        var (features, told) = (new double[Width * shape.Rows], new double[shape.Rows]);
        Describe(history, origin, shape, features);
        for (var i = 0; i < told.Length; i++)
        {
            told[i] = history.Expected(profiles[0], origin + i, shape) + LeastAbsolute.Dot(features.AsSpan(i * Width, Width), coefficients);
        }

        return told;
    }

    private static int WeekBack(ForecastShape shape)
    {
        var week = shape.PerDay * ForecastShape.DaysAWeek;
        return week * shape.FirstSeason(week);
    }

    private int FirstOrigin(ForecastShape shape) => profiles.Max(p => p.FirstRow(shape)) + Math.Max(shape.Span(Windows[^1].Hours), WeekBack(shape));

    private double[] Learn(SeriesHistory history, int origin, ForecastShape shape)
    {
        var last = origin - shape.Rows;
        var step = Math.Max(1 + ((last - FirstOrigin(shape)) / MostOrigins), Math.Min(2, shape.PerDay));
        var count = 1 + ((last - FirstOrigin(shape)) / step);
        var (features, targets, weights) = (new double[count * shape.Rows * Width], new double[count * shape.Rows], new double[count * shape.Rows]);
        for (var place = 0; place < count; place++)
        {
            var from = last - (place * step);
            Describe(history, from, shape, features.AsSpan(place * shape.Rows * Width, shape.Rows * Width));
            weights.AsSpan(place * shape.Rows, shape.Rows).Fill(WeightOf(origin - from, shape));
            for (var i = 0; i < shape.Rows; i++)
            {
                targets[(place * shape.Rows) + i] = history[from + i] - history.Expected(profiles[0], from + i, shape);
            }
        }

        var prior = new double[Width];
        Prior.CopyTo(prior, 0);
        return LeastAbsolute.Fit(features, targets, weights, (prior, [.. Enumerable.Repeat(Pull, Width)]));
    }

    /// <summary>Young origins count more, and so do those of the same time of day where that is asked for.</summary>
    private double WeightOf(int age, ForecastShape shape)
    {
        var fade = Math.Pow(DayFade, (double)age / shape.PerDay);
        if (double.IsPositiveInfinity(phaseHours) || shape.PerDay == 1)
        {
            return fade;
        }

        var phase = age % shape.PerDay;
        return fade * Math.Exp(-Math.Min(phase, shape.PerDay - phase) * 24.0 / shape.PerDay / phaseHours);
    }

    private void Describe(SeriesHistory history, int origin, ForecastShape shape, Span<double> features)
    {
        Span<double> levels = stackalloc double[Windows.Length];
        Levels(history, origin, shape, levels);
        var (day, week) = (shape.PerDay * shape.FirstSeason(shape.PerDay), WeekBack(shape));
        var known = history.Before(origin);
        var middle = OrderStatistics.Median(known[^Math.Min(known.Length, shape.Span(24))..].ToArray());
        for (var i = 0; i < shape.Rows; i++)
        {
            var line = features.Slice(i * Width, Width);
            var (expected, hours) = (history.Expected(profiles[0], origin + i, shape), (i + 1) * 24.0 / shape.Rows);
            for (var window = 0; window < levels.Length; window++)
            {
                line[window] = levels[window] * Math.Exp(-hours / Windows[window].Fade);
            }

            line[levels.Length] = history.Believed(profiles[0], origin - 1, history[origin + i - day] - expected, shape);
            line[levels.Length + 1] = history.Believed(profiles[0], origin - 1, history[origin + i - week] - expected, shape);
            line[levels.Length + 2] = middle - expected;
            for (var other = 1; other < profiles.Length; other++)
            {
                line[Fixed + other - 1] = history.Expected(profiles[other], origin + i, shape) - expected;
            }
        }
    }

    /// <summary>The middle residuals of the last rows.</summary>
    private void Levels(SeriesHistory history, int origin, ForecastShape shape, Span<double> levels)
    {
        var residuals = new double[shape.Span(Windows[^1].Hours)];
        for (var i = 0; i < residuals.Length; i++)
        {
            var row = origin - residuals.Length + i;
            residuals[i] = history.Residual(profiles[0], row, shape);
        }

        for (var window = 0; window < levels.Length; window++)
        {
            levels[window] = OrderStatistics.Median(residuals.AsSpan(residuals.Length - shape.Span(Windows[window].Hours)).ToArray());
        }
    }
}
