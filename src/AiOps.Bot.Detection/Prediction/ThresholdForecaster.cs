using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Prediction;

/// <summary>
/// Foretells when a metric that fills up (a disk, memory, connections, the days of a certificate) passes its limit. The level follows a local level with drift (Harvey 1989), learned from the
/// latest rows that move alike; the time of passing has the distribution of a first passage (Cox and Miller 1965), averaged over what is not known of the drift. The swing of
/// the day is taken off first. What is emptied again and again passes its limit only as often as its peaks reach that high. Uses no chance; never throws on values.
/// </summary>
public static class ThresholdForecaster
{
    private const int LeastRows = 8;
    private const double Low = 0.1;
    private const double High = 0.9;

    /// <summary>Times are told to a thousandth of themselves; what is at once ends the halving too.</summary>
    private const double Fine = 1e-3;

    /// <param name="values">In order of time, at equal steps; not a number where a value is missing.</param>
    public static ThresholdForecast Foretell(ReadOnlySpan<double> values, ThresholdQuestion question)
    {
        var sign = question.IsUpward ? 1 : -1;
        var rising = Rising(values, sign);
        if (rising.Length < LeastRows)
        {
            return new() { Outcome = ThresholdOutcome.TooLittleHistory };
        }

        var sawtooth = Sawtooth.Of(rising);
        var swing = DailySwing.Of(rising.AsSpan(sawtooth.LastReset), question.PerDay);
        var level = swing.TakeOff(rising.AsSpan(sawtooth.LastReset));
        if (level.Length < LeastRows)
        {
            return new() { Outcome = ThresholdOutcome.TooLittleHistory, EmptiedAt = sawtooth.PeakOrNull * sign };
        }

        var trend = RecentTrend.Of(level);
        var limit = question.Threshold * sign;
        var chance = sawtooth.ChanceToReach(limit);
        var (passage, doubted) = (new FirstPassage(trend, 1), new FirstPassage(trend, PastErrors.DoubtOf(level)));
        double Before(FirstPassage p, double rows) => chance * p.Before(rows, limit - trend.Level, swing);
        return Answer(t => Before(passage, t), t => Before(doubted, t), question.HorizonRows, OrderStatistics.Median(rising[^3..].ToArray()) >= limit) with
        {
            Slope = trend.Slope * sign,
            Level = trend.Level * sign,
            LearnedRows = trend.Rows,
            EmptiedAt = sawtooth.PeakOrNull * sign,
        };
    }

    /// <summary>So that passing means rising; gaps repeat the value before.</summary>
    private static double[] Rising(ReadOnlySpan<double> values, int sign)
    {
        var known = new List<double>(values.Length);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                known.Add(Math.Clamp(value, -1e100, 1e100) * sign);
            }
            else if (known.Count > 0)
            {
                known.Add(known[^1]);
            }
        }

        return [.. known];
    }

    /// <param name="before">Of it are the chance and the middle: doubt makes an interval wider, and nothing more likely.</param>
    /// <param name="doubted">Of it is the interval.</param>
    private static ThresholdForecast Answer(Func<double, double> before, Func<double, double> doubted, int horizon, bool isPassed)
    {
        if (isPassed)
        {
            return new() { Outcome = ThresholdOutcome.Passed, Chance = 1, Rows = 0, Earliest = 0, Latest = 0 };
        }

        var (chance, rows) = (before(horizon), When(before, 0.5, horizon));
        return new()
        {
            Outcome = chance >= 0.5 ? ThresholdOutcome.Expected : chance >= Low ? ThresholdOutcome.Possible : ThresholdOutcome.NotWithinHorizon,
            Chance = chance,
            Earliest = When(doubted, Low, horizon) is { } earliest ? Math.Min(earliest, rows ?? earliest) : rows,
            Rows = rows,
            Latest = When(doubted, High, horizon) is { } latest && rows is { } middle ? Math.Max(latest, middle) : null,
        };
    }

    /// <summary>By halving: chances only grow with time.</summary>
    private static double? When(Func<double, double> before, double chance, int horizon)
    {
        if (before(horizon) < chance)
        {
            return null;
        }

        var (low, high) = (0.0, (double)horizon);
        while (high - low > Fine * Math.Max(high, Fine))
        {
            var middle = (low + high) / 2;
            (low, high) = before(middle) >= chance ? (low, middle) : (middle, high);
        }

        return high;
    }
}
