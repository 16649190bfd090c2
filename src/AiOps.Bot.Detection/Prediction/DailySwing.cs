using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Prediction;

/// <summary>What a metric does each day again, by the row of the day that ends now.</summary>
internal sealed record DailySwing(double[] Phases)
{
    /// <summary>More times of a day than these are not told apart when a limit is held against them.</summary>
    private const int MostTimes = 96;

    private const int LeastDays = 3;

    /// <summary>A swing that explains less than half of what is left beside the trend is taken as noise.</summary>
    private const double LeastShare = 0.5;

    private static readonly DailySwing None = new([]);

    public static DailySwing Of(ReadOnlySpan<double> rising, int perDay)
    {
        var days = perDay < 4 ? 0 : rising.Length / perDay;
        if (days < LeastDays)
        {
            return None;
        }

        // The days end at now, so that each is whole; within a day the trend between its neighbours is taken off.
        var rest = Detrended(rising[^(days * perDay)..], perDay, days);
        var phases = new double[perDay];
        for (var phase = 0; phase < perDay; phase++)
        {
            phases[phase] = OrderStatistics.Median(Enumerable.Range(0, days).Select(d => rest[(d * perDay) + phase]).ToArray());
        }

        var centre = OrderStatistics.Median([.. phases]);
        phases = [.. phases.Select(p => p - centre)];
        return Size(rest.Select((r, i) => r - phases[i % perDay])) <= (1 - LeastShare) * Size(rest) ? new(phases) : None;
    }

    public double[] TakeOff(ReadOnlySpan<double> rising)
    {
        var level = rising.ToArray();
        for (var i = 0; Phases.Length > 0 && i < level.Length; i++)
        {
            // The last row is the last of a day.
            level[^(i + 1)] -= Phases[Phases.Length - 1 - (i % Phases.Length)];
        }

        return level;
    }

    /// <summary>
    /// The chance of having passed by a time, where the limit lies nearer at the tops of the days: the greatest one over the last day's rows of the level having come that near.
    /// </summary>
    /// <param name="distance">From the level now to the limit.</param>
    /// <param name="passed">The chance that the level has moved so far by a row.</param>
    public double Before(double rows, double distance, Func<double, double, double> passed)
    {
        if (Phases.Length == 0)
        {
            return passed(rows, distance);
        }

        var (step, chance) = (Math.Max(1, Phases.Length / MostTimes), 0.0);
        for (var first = 0; first < Phases.Length; first += step)
        {
            // The last time, up to then, that the day stood so.
            var ahead = first + 1 + (Math.Floor((rows - first - 1) / Phases.Length) * Phases.Length);
            chance = ahead < 1 ? chance : Math.Max(chance, passed(ahead, distance - Phases[first]));
        }

        return chance;
    }

    /// <summary>What rows come to by a time, where each time of day has its share of them.</summary>
    /// <param name="distance">From the level now to the limit.</param>
    /// <param name="sum">What so many rows come to at a distance.</param>
    public double Sum(double rows, double distance, Func<double, double, double> sum)
    {
        if (Phases.Length == 0)
        {
            return sum(rows, distance);
        }

        var (step, total) = (Math.Max(1, Phases.Length / MostTimes), 0.0);
        for (var first = 0; first < Phases.Length; first += step)
        {
            total += sum(rows, distance - Phases[first]) * Math.Min(step, Phases.Length - first) / Phases.Length;
        }

        return total;
    }

    private static double[] Detrended(ReadOnlySpan<double> values, int perDay, int days)
    {
        var levels = new double[days];
        for (var day = 0; day < days; day++)
        {
            levels[day] = OrderStatistics.Median(values.Slice(day * perDay, perDay).ToArray());
        }

        var rest = new double[values.Length];
        for (var i = 0; i < rest.Length; i++)
        {
            var place = ((i + 0.5) / perDay) - 0.5;
            var left = (int)Math.Clamp(Math.Floor(place), 0, days - 2);
            rest[i] = values[i] - (levels[left] + ((levels[left + 1] - levels[left]) * (place - left)));
        }

        return rest;
    }

    private static double Size(IEnumerable<double> values) => OrderStatistics.Median(values.Select(Math.Abs).ToArray());
}
