namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// What is expected of a row by rows of the same time of earlier days: their weighted median. A median forgets a past anomaly, on which fitted models stumble. It does not depend on
/// the origin, because only rows that are known at every origin are looked at.
/// </summary>
internal sealed record SeasonProfile
{
    /// <summary>Four weeks.</summary>
    private const int MostDays = 28;

    private const double NeighbourWeight = 0.5;

    public required string Name { get; init; }

    /// <summary>Seasons that must be known.</summary>
    private int Seasons { get; init; } = 1;

    private bool IsWeekly { get; init; }

    /// <summary>Weight of a day against the one after it; 0 = all alike.</summary>
    private double Fade { get; init; }

    /// <summary>Rows beside the same time that are looked at too.</summary>
    private int Width { get; init; }

    /// <summary>How much less other weekdays weigh, 0 to 1.</summary>
    private double Weekday { get; init; }

    public static SeasonProfile Days(int count) => new() { Name = $"median of {count} days", Seasons = count };

    public static SeasonProfile Weeks(int count) => new() { Name = $"median of {count} weeks", Seasons = count, IsWeekly = true };

    public static SeasonProfile Fading(double fade, int width, double weekday) =>
        new() { Name = FormattableString.Invariant($"fading median {fade} {width} {weekday}"), Fade = fade, Width = width, Weekday = weekday };

    /// <summary>From which row on there is something to expect.</summary>
    public int FirstRow(ForecastShape shape)
    {
        var season = SeasonOf(shape);
        return season * (shape.FirstSeason(season) + Seasons - 1);
    }

    public double Of(double[] values, int row, ForecastShape shape)
    {
        var season = SeasonOf(shape);
        var first = shape.FirstSeason(season);
        var last = first + (Fade > 0 ? MostDays : Seasons) - 1;
        var most = (last - first + 1) * ((2 * Width) + 1);
        Span<double> found = stackalloc double[most];
        Span<double> weights = stackalloc double[most];
        var count = 0;
        for (var back = first; back <= last && (season * back) - Width <= row; back++)
        {
            Take(values, row, (season, first, back), found, weights, ref count);
        }

        return WeightedMedian.Of(found[..count], weights[..count]);
    }

    private int SeasonOf(ForecastShape shape) => shape.PerDay * (IsWeekly ? ForecastShape.DaysAWeek : 1);

    private void Take(double[] values, int row, (int Length, int First, int Back) season, Span<double> found, Span<double> weights, ref int count)
    {
        for (var beside = -Width; beside <= Width; beside++)
        {
            // A row beside may lie nearer than the youngest season, where an origin may not know it yet.
            var lag = (season.Length * season.Back) - beside;
            if (lag >= season.Length * season.First && lag <= row)
            {
                found[count] = values[row - lag];
                weights[count++] = WeightOf(season.Back - season.First, season.Back) * Math.Pow(NeighbourWeight, Math.Abs(beside));
            }
        }
    }

    private double WeightOf(int age, int back) =>
        (Fade > 0 ? Math.Pow(Fade, age) : 1) * (Weekday > 0 && back % ForecastShape.DaysAWeek != 0 ? 1 - Weekday : 1);
}
